package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.Retry;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeTest {
    private final Shop shop = new Shop();
    private final GatewayKey key = shop.key();

    @AfterEach
    void close() {
        shop.close();
    }

    private ChargeOutcome under(Fault fault) {
        shop.simulator.faults().add(fault);
        return shop.gateway.charge(ripe(9_900));
    }

    /** Ordered when the key was no longer young. */
    private ChargeCommand ripe(long won) {
        return Shop.charge(key, won, Instant.now().plus(Duration.ofMinutes(2)));
    }

    private int approvals(ChargeCommand command) {
        return shop.simulator.ledger().approvals(command.orderNo().value()).size();
    }

    @Test
    void an_approval_is_what_was_asked_for() {
        ChargeCommand command = Shop.charge(key, 9_900);
        var approved = (ChargeOutcome.Approved) shop.gateway.charge(command);

        assertThat(approved.orderNo()).isEqualTo(command.orderNo());
        assertThat(approved.amount()).isEqualTo(Money.won(9_900));
        assertThat(approved.approvalNo().orElseThrow()).matches("[0-9]{8}");
        assertThat(approved.receipt()).isPresent();
        assertThat(approved.trace().gatewayTraceId()).isPresent();
        assertThat(shop.simulator.ledger().received(Step.CHARGE, "charge:" + command.orderNo()))
                .isEqualTo(1);
    }

    @Test
    void tax_parts_are_told() {
        Money total = Money.won(10_000);
        TaxSplit tax = new TaxSplit(total, Money.won(4_000), Optional.empty(), Money.won(0));
        ChargeCommand command = Shop.charge(key, tax, Instant.now());
        shop.gateway.charge(command);

        assertThat(shop.simulator
                        .ledger()
                        .approvals(command.orderNo().value())
                        .get(0)
                        .taxFree())
                .isEqualTo(4_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1001, LIMIT_OR_BALANCE",
        "1002, INSUFFICIENT_BALANCE",
        "1003, REFER_TO_ISSUER",
        "1004, DAILY_COUNT_EXCEEDED",
        "1005, LIMIT_EXCEEDED",
        "1006, CARD_NOT_ISSUED_YET",
        "1011, CARD_SUSPENDED",
        "1012, LOST_OR_STOLEN",
        "1013, CARD_EXPIRED",
        "1014, INVALID_CARD_NUMBER",
        "1015, CARD_NOT_ALLOWED",
        "1016, FRAUD_SUSPECTED",
        "1017, AUTH_MISMATCH",
        "1018, BILLING_KEY_INVALID",
        "1021, ISSUER_MAINTENANCE"
    })
    void documented_amounts_decline(long won, DeclineReason reason) {
        var declined = (ChargeOutcome.Declined) shop.gateway.charge(ripe(won));

        assertThat(declined.decline().reason()).isEqualTo(reason);
    }

    @Test
    void a_card_may_give_a_key_and_decline() {
        var declined =
                (ChargeOutcome.Declined) shop.gateway.charge(Shop.charge(shop.key(TestCard.NOT_SUPPORTED), 9_900));

        assertThat(declined.decline().retry()).isEqualTo(Retry.NEVER_WITH_THIS_KEY);
        assertThat(declined.trace().code()).contains("NOT_SUPPORTED_CARD_TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED_KEY, CREDENTIALS",
        "INVALID_API_KEY, CREDENTIALS",
        "INCORRECT_BASIC_AUTH_FORMAT, CREDENTIALS",
        "NOT_MATCHES_CUSTOMER_KEY, MISCONFIGURED",
        "NOT_SUPPORTED_METHOD, MISCONFIGURED",
        "INVALID_ORDER_ID, REJECTED_REQUEST",
        "TOO_MANY_REQUESTS, THROTTLED"
    })
    void at_the_door(String code, NotAttemptedCause cause) {
        var not = (ChargeOutcome.NotAttempted)
                under(Fault.once(Step.CHARGE, Fault.Kind.CODE).code(code));

        assertThat(not.cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATED_ORDER_ID, DUPLICATE_REPORTED",
        "ALREADY_PROCESSED_PAYMENT, DUPLICATE_REPORTED",
        "IDEMPOTENT_REQUEST_PROCESSING, STILL_RUNNING",
        "FORBIDDEN_CONSECUTIVE_REQUEST, STILL_RUNNING",
        "PROVIDER_ERROR, GATEWAY_TROUBLE",
        "CARD_PROCESSING_ERROR, GATEWAY_TROUBLE",
        "FAILED_INTERNAL_SYSTEM_PROCESSING, GATEWAY_TROUBLE",
        "FAILED_DB_PROCESSING, GATEWAY_TROUBLE",
        "NOBODY_KNOWS_THIS, UNMAPPED_CODE"
    })
    void in_doubt(String code, Doubt doubt) {
        var unknown = (ChargeOutcome.Unknown)
                under(Fault.once(Step.CHARGE, Fault.Kind.CODE_AFTER).code(code));

        assertThat(unknown.doubt()).isEqualTo(doubt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTHER_ORDER", "OTHER_AMOUNT", "OTHER_CURRENCY", "NO_KEY", "IN_PROGRESS"})
    void a_success_about_something_else(String kind) {
        var unknown = (ChargeOutcome.Unknown) under(Fault.once(Step.CHARGE, Fault.Kind.valueOf(kind)));

        assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
        assertThat(unknown.txn().isPresent()).isEqualTo(!kind.equals("NO_KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "null", "\"x\"", "{\"totalAmount\":9900.5}"})
    void a_success_that_is_none(String body) {
        var fault = Fault.once(Step.CHARGE, Fault.Kind.ANSWER_AFTER).answering(200, "application/json", body);

        assertThat(under(fault)).isInstanceOf(ChargeOutcome.Unknown.class);
    }

    /** A server's trouble proves nothing, even with a word of refusal in it. */
    @Test
    void a_refusal_with_a_servers_error_is_in_doubt() {
        var fault = Fault.once(Step.CHARGE, Fault.Kind.ANSWER)
                .answering(500, "application/json", "{\"code\":\"REJECT_CARD_COMPANY\",\"message\":\"x\"}");

        assertThat(((ChargeOutcome.Unknown) under(fault)).doubt()).isEqualTo(Doubt.GATEWAY_TROUBLE);
    }

    @Test
    void unmapped_codes_are_counted() {
        under(Fault.once(Step.CHARGE, Fault.Kind.CODE).code("NOBODY_KNOWS_THIS"));

        assertThat(shop.meters
                        .get("dalmada.gateway.unmapped")
                        .tag("operation", "charge")
                        .tag("code", "NOBODY_KNOWS_THIS")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE_BEFORE", "CLOSE_AFTER", "CODE_AFTER"})
    void the_same_command_again_is_one_charge(String kind) {
        shop.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.valueOf(kind)));
        ChargeCommand command = Shop.charge(key, 9_900);

        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Approved.class);
        assertThat(approvals(command)).isEqualTo(1);
    }

    @Test
    void many_repeats_at_once_are_one_charge() throws InterruptedException, ExecutionException {
        ChargeCommand command = Shop.charge(key, 9_900);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<ChargeOutcome>> all = java.util.Collections.nCopies(8, () -> shop.gateway.charge(command));
        for (Future<ChargeOutcome> one : threads.invokeAll(all)) {
            assertThat(one.get()).isInstanceOfAny(ChargeOutcome.Approved.class, ChargeOutcome.Unknown.class);
        }
        threads.shutdown();
        assertThat(approvals(command)).isEqualTo(1);
    }

    @Test
    void a_repeat_while_the_first_runs_has_to_wait() {
        shop.simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT).millis(60_000));
        ChargeCommand command = Shop.charge(key, 9_900);
        shop.gateway.charge(command);

        assertThat(((ChargeOutcome.Unknown) shop.gateway.charge(command)).doubt())
                .isEqualTo(Doubt.STILL_RUNNING);
        shop.simulator.clock().advance(Duration.ofMinutes(1));
        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Approved.class);
        assertThat(approvals(command)).isEqualTo(1);
    }

    /** After the window a repeat might be executed: the vendor has forgotten the first. */
    @Test
    void a_repeat_that_is_too_late_is_not_sent() {
        ChargeCommand old = Shop.charge(key, 9_900, Instant.now().minus(Duration.ofDays(14)));

        assertThatIllegalArgumentException().isThrownBy(() -> shop.gateway.charge(old));
        assertThat(shop.simulator.ledger().received(Step.CHARGE)).isZero();
    }

    @Test
    void a_key_that_is_not_ready_yet_is_not_thrown_away() {
        shop.simulator.knobs().keyRest = Duration.ofSeconds(3);
        var early = (ChargeOutcome.NotAttempted) shop.gateway.charge(Shop.charge(key, 9_900));
        assertThat(early.cause()).isEqualTo(NotAttemptedCause.THROTTLED);
        shop.simulator.clock().advance(Duration.ofSeconds(3));
        assertThat(shop.gateway.charge(Shop.charge(key, 9_900))).isInstanceOf(ChargeOutcome.Approved.class);
    }

    @Test
    void a_dead_key_is_declined() {
        shop.gateway.revokeBillingKey(new RevokeCommand(key, "over"));
        var declined = (ChargeOutcome.Declined) shop.gateway.charge(Shop.charge(key, 9_900));

        assertThat(declined.decline().reason()).isEqualTo(DeclineReason.BILLING_KEY_INVALID);
    }

    @Test
    void a_callers_mistakes_never_leave() {
        GatewayKey foreign = new GatewayKey(new GatewayId("cookiepay"), key.value(), key.customerRef(), key.extras());
        assertThatIllegalArgumentException().isThrownBy(() -> shop.gateway.charge(Shop.charge(foreign, 9_900)));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.gateway.charge(Shop.charge(key, 99)));
        assertThat(shop.simulator.ledger().received(Step.CHARGE)).isZero();
    }

    @Test
    void instalments_begin_at_fifty_thousand() {
        ChargeCommand c = ripe(9_900);
        var months = new ChargeCommand(
                c.orderNo(), c.key(), c.amount(), c.tax(), new Installment(3), c.title(), c.buyer(), c.orderedAt());
        var declined = (ChargeOutcome.Declined) shop.gateway.charge(months);

        assertThat(declined.decline().reason()).isEqualTo(DeclineReason.INSTALLMENT_NOT_ALLOWED);
    }

    @Test
    void wrong_credentials_leave_no_trace() {
        var settings = Shop.settings(shop.simulator.baseUri(), Duration.ofSeconds(5), "test_sk_nobody");
        ChargeCommand command = Shop.charge(key, 9_900);
        var not = (ChargeOutcome.NotAttempted)
                shop.gateway(settings, Clock.systemUTC()).charge(command);

        assertThat(not.cause()).isEqualTo(NotAttemptedCause.CREDENTIALS);
        assertThat(approvals(command)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "200; {'code':'REJECT_CARD_PAYMENT','message':'x'}",
                "400; {'code':'REJECT_CARD_PAYMENT','message':'x','card':{'approveNo':'00418273'}}",
                "400; {'code':'REJECT_CARD_PAYMENT','message':'x','approvedAt':'2026-11-23T10:16:01+09:00'}",
                "400; {'code':'REJECT_CARD_PAYMENT','message':'x','paymentKey':'dalma1'}",
                "400; {'code':'REJECT_CARD_PAYMENT','code':'INVALID_STOPPED_CARD'}",
                "400; {'code':'REJECT_CARD_PAYMENT','Code':'DONE'}",
                "200; {'status':'DONE','currency':'KRW','orderId':'@','totalAmount':9900,'paymentKey':'d1','failure':{'code':'X'}}"
            })
    void a_reply_that_contradicts_itself_is_unknown(int status, String body) {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        String json = body.replace('\'', '"').replace("@", command.orderNo().value());
        shop.simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.ANSWER).answering(status, "application/json", json));

        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
    }
}
