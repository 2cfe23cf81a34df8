package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.ReturnedRequest.Address;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window, the exchange of its proof, and the end of a key. */
class RegistrationTest {
    private final Shop shop = new Shop();
    private final RegistrationWindow window = shop.gateway.registrationWindow().orElseThrow();
    private final CustomerRef customer = Shop.customer();

    @AfterEach
    void close() {
        shop.close();
    }

    private WindowOpening opened(OpenWindow request) {
        return ((OpeningOutcome.Opened) window.open(request)).opening();
    }

    private ReturnedRequest success(CustomerRef who, String proof) {
        return new ReturnedRequest(Address.SUCCESS, Map.of("customerKey", who.value(), "authKey", proof));
    }

    @Test
    void the_browser_calls_the_vendors_script_with_public_values() {
        WindowOpening opened = opened(Shop.opening(customer));
        WindowStep.VendorScript script = (WindowStep.VendorScript) opened.step();

        assertThat(script.script()).isEqualTo(shop.simulator.script());
        assertThat(script.call()).isEqualTo("requestBillingAuth");
        assertThat(script.publicParameters())
                .containsEntry("clientKey", Merchant.LOCAL.clientKey())
                .containsEntry("customerKey", customer.value())
                .containsEntry("method", "CARD")
                .containsEntry("successUrl", "https://shop.example/done?state=1")
                .containsEntry("failUrl", "https://shop.example/failed?state=1")
                .containsEntry("customerName", "김하늘")
                .doesNotContainValue(Merchant.LOCAL.secretKey());
        assertThat(opened.kept().expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(29)));
    }

    @Test
    void a_window_leads_to_a_key_that_charges() {
        OpenWindow request = Shop.opening(customer);
        WindowOpening opened = opened(request);
        String proof =
                shop.simulator.passWindow(Merchant.LOCAL.clientKey(), customer.value(), TestCard.APPROVES.number());
        var completed = (WindowReturn.Completed) window.read(success(customer, proof), opened.kept());
        var command = new IssueCommand.ByWindow(
                request.registrationNo(), customer, Shop.TITLE, Shop.BUYER, completed.result());
        var issued = (IssueOutcome.Issued) shop.gateway.issueBillingKey(command);

        assertThat(issued.key().customerRef()).isEqualTo(customer);
        assertThat(issued.card().issuerCode()).contains("21");
        assertThat(issued.card().lastFour()).as("the vendor masks the end").isEmpty();
        assertThat(issued.card().kind()).isEqualTo(CardKind.CREDIT);
        assertThat(issued.card().owner()).isEqualTo(CardOwner.PERSON);
        assertThat(shop.simulator.ledger().received(Step.ISSUE, "issue:" + request.registrationNo()))
                .isEqualTo(1);
        assertThat(shop.gateway.charge(Shop.charge(issued.key(), 9_900))).isInstanceOf(ChargeOutcome.Approved.class);
    }

    @Test
    void a_proof_of_another_customer_is_forged() {
        WindowOpening opened = opened(Shop.opening(customer));

        assertThat(window.read(success(Shop.customer(), "ak_1"), opened.kept()))
                .isInstanceOf(WindowReturn.Forged.class);
        var bare = new ReturnedRequest(Address.SUCCESS, Map.of("customerKey", customer.value()));
        assertThat(window.read(bare, opened.kept())).isInstanceOf(WindowReturn.Forged.class);
        assertThat(window.read(success(customer, "x".repeat(301)), opened.kept()))
                .isInstanceOf(WindowReturn.Forged.class);
        assertThat(shop.simulator.ledger().received(Step.ISSUE)).isZero();
    }

    @Test
    void who_comes_back_too_late_begins_anew() {
        WindowOpening opened = opened(Shop.opening(customer));
        Instant late = opened.kept().expiresAt().plusSeconds(1);
        WindowReturn read =
                shop.gatewayAt(late).registrationWindow().orElseThrow().read(success(customer, "ak_1"), opened.kept());

        assertThat(((WindowReturn.Failed) read).decline().reason()).isEqualTo(DeclineReason.WINDOW_EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECT_CARD_COMPANY, REFER_TO_ISSUER",
        "PAY_PROCESS_ABORTED, SYSTEM_ERROR",
        "INVALID_CARD_EXPIRATION, CARD_EXPIRED",
        "NOBODY_KNOWS_THIS, SYSTEM_ERROR",
        "4111111111111111, SYSTEM_ERROR"
    })
    void a_failed_window_says_why(String code, DeclineReason reason) {
        var failure = new ReturnedRequest(Address.FAILURE, Map.of("code", code, "message", "?"));
        WindowReturn read = window.read(failure, opened(Shop.opening(customer)).kept());

        assertThat(((WindowReturn.Failed) read).decline().reason()).isEqualTo(reason);
    }

    @Test
    void a_closed_window_is_no_failure() {
        var closed = new ReturnedRequest(Address.FAILURE, Map.of("code", "PAY_PROCESS_CANCELED"));

        assertThat(window.read(closed, opened(Shop.opening(customer)).kept()))
                .isInstanceOf(WindowReturn.CanceledByCustomer.class);
    }

    @Test
    void a_proof_works_once_and_a_stale_one_never() {
        IssueCommand.ByWindow command = shop.passed(customer, TestCard.APPROVES);
        shop.gateway.issueBillingKey(command);
        var number = OrderNumbers.ofRegistration(UUID.randomUUID());
        var result = new io.dalmada.application.port.out.gateway.WindowResult(
                number, command.result().proof());
        var again = new IssueCommand.ByWindow(number, customer, Shop.TITLE, Shop.BUYER, result);

        IssueOutcome outcome = shop.gateway.issueBillingKey(again);
        assertThat(((IssueOutcome.Refused) outcome).decline().reason()).isEqualTo(DeclineReason.WINDOW_EXPIRED);
        assertThat(shop.simulator.issuedKeys()).hasSize(1);
    }

    @Test
    void a_lost_key_comes_back_with_the_same_command() {
        IssueCommand.ByWindow command = shop.passed(customer, TestCard.APPROVES);
        shop.simulator.faults().add(Fault.once(Step.ISSUE, Fault.Kind.CLOSE_AFTER));

        assertThat(shop.gateway.issueBillingKey(command)).isInstanceOf(IssueOutcome.Unknown.class);
        var issued = (IssueOutcome.Issued) shop.gateway.issueBillingKey(command);
        assertThat(shop.simulator.issuedKeys())
                .containsExactly(issued.key().value().<String>use(key -> key));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_CARD_NUMBER, Refused",
        "INVALID_CARD_PASSWORD, Refused",
        "UNAUTHORIZED_KEY, NotAttempted",
        "INVALID_CUSTOMER_KEY, NotAttempted",
        "FAILED_BILL_KEY_AUTH_CREATION, Unknown",
        "NOBODY_KNOWS_THIS, Unknown"
    })
    void codes_of_an_exchange(String code, String outcome) {
        shop.simulator.faults().add(Fault.once(Step.ISSUE, Fault.Kind.CODE).code(code));

        assertThat(shop.gateway
                        .issueBillingKey(shop.passed(customer, TestCard.APPROVES))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void cards_are_not_taken() {
        var entry = new IssueCommand.ByCard(
                OrderNumbers.ofRegistration(UUID.randomUUID()),
                customer,
                Shop.TITLE,
                Shop.BUYER,
                CardEntry.of(
                        "5327509813462871".toCharArray(),
                        YearMonth.of(2030, 12),
                        "900101".toCharArray(),
                        "12".toCharArray()));

        assertThatIllegalArgumentException().isThrownBy(() -> shop.gateway.issueBillingKey(entry));
        entry.card().close();
    }

    @Test
    void a_revoked_key_is_gone_and_stays_gone() {
        GatewayKey key = shop.key();
        RevokeCommand revoke = new RevokeCommand(key, "over");

        assertThat(shop.gateway.revokeBillingKey(revoke)).isInstanceOf(RevokeOutcome.Revoked.class);
        assertThat(shop.gateway.revokeBillingKey(revoke)).isInstanceOf(RevokeOutcome.AlreadyGone.class);
        shop.simulator.knobs().deletedTwiceCode = "NOT_FOUND_BILLING";
        assertThat(shop.gateway.revokeBillingKey(revoke)).isInstanceOf(RevokeOutcome.AlreadyGone.class);
        assertThat(key.value().<Boolean>use(shop.simulator::isKeyAlive)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED_KEY, NotAttempted",
        "NOBODY_KNOWS_THIS, Refused",
        "COMMON_ERROR, Unknown",
        "PROVIDER_ERROR, Unknown"
    })
    void codes_of_a_disposal(String code, String outcome) {
        GatewayKey key = shop.key();
        shop.simulator.faults().add(Fault.once(Step.REVOKE, Fault.Kind.CODE).code(code));

        assertThat(shop.gateway
                        .revokeBillingKey(new RevokeCommand(key, "over"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void a_reply_about_another_customer_gives_no_key() {
        shop.simulator
                .faults()
                .add(Fault.once(Step.ISSUE, Fault.Kind.ANSWER_AFTER)
                        .answering(200, "application/json", "{\"billingKey\":\"abc=\",\"customerKey\":\"somebody\"}"));

        var outcome = (IssueOutcome.Unknown) shop.gateway.issueBillingKey(shop.passed(customer, TestCard.APPROVES));
        assertThat(outcome.doubt()).isEqualTo(Doubt.MISMATCH);
    }

    @Test
    void a_simulator_that_is_gone_is_no_attempt() {
        IssueCommand.ByWindow command = shop.passed(customer, TestCard.APPROVES);
        shop.simulator.close();

        var outcome = (IssueOutcome.NotAttempted) shop.gateway.issueBillingKey(command);
        assertThat(outcome.cause()).isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }
}
