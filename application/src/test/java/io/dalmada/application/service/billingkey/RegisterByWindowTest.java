package io.dalmada.application.service.billingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.OpeningResult;
import io.dalmada.application.port.in.OpeningResult.Opened;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.RegisterByWindow.Completion;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.InMemoryWindow;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.billingkey.RegistrationStatus;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterByWindowTest {
    private final World world = new World(Profiles.withWindow(), gateway -> gateway, transactions -> transactions, 1);

    @Test
    void a_customer_comes_back_from_the_window_with_a_billing_key() {
        Opened opened = open();

        Completion done = agree(opened);

        BillingKey key = registered(done);
        assertThat(key.id()).isEqualTo(opened.registration().id());
        assertThat(key.customer()).isEqualTo(new CustomerId("cust-1"));
        assertThat(world.gateway.isKeyAlive(key.key())).isTrue();
        assertThat(done.registration().status()).isEqualTo(RegistrationStatus.ISSUED);
        assertThat(((WindowStep.Redirect) opened.step()).to().toString())
                .endsWith(opened.registration().asked().number().value());
    }

    @Test
    void of_many_returns_one_is_spent_and_the_rest_are_told_what_came_of_it() throws Exception {
        Opened opened = open();
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> returns = java.util.Collections.nCopies(20, () -> {
                try {
                    return agree(opened);
                } catch (RuntimeException refused) {
                    return refused;
                }
            });
            for (Future<Object> each : browsers.invokeAll(returns)) {
                if (each.get() instanceof Completion done) {
                    assertThat(registered(done).id())
                            .isEqualTo(opened.registration().id());
                } else {
                    assertThat(each.get()).isInstanceOfAny(DomainException.class, ConcurrentChange.class);
                }
            }
        } finally {
            browsers.shutdown();
        }
        assertThat(world.ledger().received(Step.ISSUE)).isEqualTo(1);
        assertThat(registered(agree(opened)).id())
                .isEqualTo(opened.registration().id());
    }

    @Test
    void a_repeated_request_opens_the_same_registration_and_another_one_of_its_name_is_refused() {
        RequestKey request = new RequestKey("shop", "key-1", "POST /v1/billing-key-registrations", "f1");
        Opened first = (Opened) world.windows().open(order(), Optional.of(request));

        Opened second = (Opened) world.windows().open(order(), Optional.of(request));

        assertThat(second.registration().id()).isEqualTo(first.registration().id());
        assertThat(second.step()).isEqualTo(first.step());
        RequestKey other = new RequestKey("shop", "key-1", "POST /v1/billing-key-registrations", "f2");
        refused(Refusal.IDEMPOTENCY_KEY_REUSED, () -> world.windows().open(order(), Optional.of(other)));
    }

    @ParameterizedTest
    @MethodSource
    void a_window_that_does_not_open_leaves_nothing_and_the_same_request_opens_one(
            Trouble trouble, Class<? extends OpeningResult> expected) {
        Optional<RequestKey> request = opening();
        world.gateway.next(Step.OPEN, trouble);

        assertThat(world.windows().open(order(), request)).isInstanceOf(expected);

        assertThat(world.store.registrations().earliestEnd()).isEmpty();
        Opened opened = (Opened) world.windows().open(order(), request);
        registered(agree(opened));
    }

    static Stream<Arguments> a_window_that_does_not_open_leaves_nothing_and_the_same_request_opens_one() {
        return Stream.of(
                Arguments.of(new Trouble.Declines(DeclineReason.MERCHANT_CONFIG), OpeningResult.Refused.class),
                Arguments.of(new Trouble.NoConnection(), OpeningResult.NotAttempted.class),
                Arguments.of(new Trouble.WrongCredentials(), OpeningResult.NotAttempted.class),
                Arguments.of(new Trouble.LostReply(true), OpeningResult.Unknown.class),
                Arguments.of(new Trouble.BrokenReply(true), OpeningResult.Unknown.class),
                Arguments.of(new Trouble.Throws(), OpeningResult.Unknown.class));
    }

    @Test
    void one_that_does_not_open_again_leaves_the_first_as_it_was() {
        Opened opened = (Opened) world.windows().open(order(), opening());
        world.gateway.next(Step.OPEN, new Trouble.LostReply(true));

        assertThat(world.windows().open(order(), opening())).isInstanceOf(OpeningResult.Unknown.class);

        assertThat(world.windows().get(opened.registration().id()).status()).isEqualTo(RegistrationStatus.OPEN);
        registered(agree(opened));
    }

    private static Optional<RequestKey> opening() {
        return Optional.of(new RequestKey("shop", "key-1", "POST /v1/billing-key-registrations", "f1"));
    }

    @Test
    void somebody_elses_return_changes_nothing_and_nothing_is_asked_of_the_gateway() {
        Opened mine = open();
        Opened theirs = open();

        refused(
                Refusal.REGISTRATION_FORGED,
                () -> complete(
                        mine,
                        InMemoryWindow.agreed(theirs.registration().asked().number())));

        assertThat(world.ledger().received(Step.ISSUE)).isZero();
        registered(agree(mine));
    }

    @Test
    void a_closed_window_cancels_and_a_refused_card_is_refused() {
        Opened closed = open();
        assertThat(complete(closed, with(closed, "closed")).registration().status())
                .isEqualTo(RegistrationStatus.CANCELED);

        Opened refused = open();
        Completion no = complete(refused, with(refused, "refused"));
        assertThat(no.result()).get().isInstanceOf(RegistrationResult.Refused.class);
        assertThat(no.registration().refusedFor()).contains(DeclineReason.CARD_EXPIRED);
        refused(Refusal.REGISTRATION_STATE, () -> agree(refused));
    }

    @Test
    void a_canceled_one_is_over_and_canceling_again_changes_nothing() {
        Opened opened = open();
        world.windows().cancel(opened.registration().id(), Optional.empty());

        assertThat(world.windows()
                        .cancel(opened.registration().id(), Optional.empty())
                        .status())
                .isEqualTo(RegistrationStatus.CANCELED);
        refused(Refusal.REGISTRATION_STATE, () -> agree(opened));
    }

    @Test
    void a_proof_that_did_not_leave_is_good_for_another_try() {
        Opened opened = open();
        world.gateway.next(Step.ISSUE, new Trouble.NoConnection());

        assertThat(agree(opened).result()).get().isInstanceOf(RegistrationResult.NotAttempted.class);
        registered(agree(opened));
    }

    @Test
    void a_lost_answer_loses_the_registration() {
        Opened opened = open();
        world.gateway.next(Step.ISSUE, new Trouble.LostReply(true));

        Completion lost = agree(opened);

        assertThat(lost.result()).get().isInstanceOf(RegistrationResult.Unknown.class);
        assertThat(lost.registration().status()).isEqualTo(RegistrationStatus.LOST);
        refused(Refusal.REGISTRATION_STATE, () -> agree(opened));
    }

    @Test
    void a_process_that_dies_while_it_asks_leaves_a_registration_that_time_ends() {
        Opened opened = open();
        world.gateway.next(Step.ISSUE, new Trouble.Dies(true));
        assertThatThrownBy(() -> agree(opened)).isInstanceOf(InMemoryGateway.Died.class);
        world.restart();

        refused(Refusal.REGISTRATION_STATE, () -> agree(opened));
        world.clock.advance(Duration.ofMinutes(2));
        world.work();

        Registration over =
                world.store.registrations().find(opened.registration().id()).orElseThrow();
        assertThat(over.status()).isEqualTo(RegistrationStatus.LOST);
        assertThat(over.window()).isEmpty();
    }

    @Test
    void a_completion_is_known_by_its_name_from_the_commit_that_spends_the_proof() {
        Opened opened = open();
        world.gateway.next(Step.ISSUE, new Trouble.Dies(true));
        assertThatThrownBy(() -> complete(opened, agreed(opened), completion("f1")))
                .isInstanceOf(InMemoryGateway.Died.class);
        world.restart();

        refused(Refusal.REQUEST_IN_PROGRESS, () -> complete(opened, agreed(opened), completion("f1")));
        refused(Refusal.IDEMPOTENCY_KEY_REUSED, () -> complete(opened, agreed(opened), completion("f2")));
        world.clock.advance(Duration.ofMinutes(2));
        refused(Refusal.REGISTRATION_STATE, () -> complete(opened, agreed(opened), completion("f1")));
        assertThat(world.ledger().received(Step.ISSUE)).isEqualTo(1);
    }

    @Test
    void a_refused_return_uses_no_name_up_and_a_repeated_completion_is_told_what_came_of_it() {
        Opened opened = open();
        refused(Refusal.REGISTRATION_FORGED, () -> complete(opened, agreed(open()), completion("forged")));

        BillingKey key = registered(complete(opened, agreed(opened), completion("f1")));

        assertThat(registered(complete(opened, agreed(opened), completion("f1")))
                        .id())
                .isEqualTo(key.id());
        assertThat(world.store.idempotencyRecords().find("shop", "key-2"))
                .get()
                .satisfies(record ->
                        assertThat(record.resource()).isEqualTo(key.id().value()));
        assertThat(world.ledger().received(Step.ISSUE)).isEqualTo(1);
    }

    @Test
    void nobody_comes_back_and_the_customer_is_forgotten() {
        Opened opened = open();
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.windows().get(opened.registration().id()).status()).isEqualTo(RegistrationStatus.EXPIRED);
        world.work();

        assertThat(world.store
                        .registrations()
                        .find(opened.registration().id())
                        .orElseThrow()
                        .window())
                .isEmpty();
        assertThat(world.store.registrations().earliestEnd()).isEmpty();
    }

    @Test
    void a_gateway_without_a_window_is_refused_and_an_unknown_registration_not_found() {
        World plain = new World();
        refused(Refusal.ISSUE_ROUTE_NOT_SUPPORTED, () -> plain.windows().open(order(), Optional.empty()));
        refused(Refusal.REGISTRATION_NOT_FOUND, () -> world.windows().get(new BillingKeyId(new UUID(1, 1))));
    }

    private static RegisterByWindow.Order order() {
        return new RegisterByWindow.Order(
                new CustomerId("cust-1"),
                Optional.empty(),
                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                URI.create("https://shop.example/return?session=7"),
                Locale.KOREAN);
    }

    private Opened open() {
        return (Opened) world.windows().open(order(), Optional.empty());
    }

    private Completion agree(Opened opened) {
        return complete(
                opened, InMemoryWindow.agreed(opened.registration().asked().number()));
    }

    private static Map<String, String> with(Opened opened, String ending) {
        return Map.of("number", opened.registration().asked().number().value(), ending, "1");
    }

    private Completion complete(Opened opened, Map<String, String> brought) {
        return complete(opened, brought, Optional.empty());
    }

    private Completion complete(Opened opened, Map<String, String> brought, Optional<RequestKey> request) {
        return world.windows()
                .complete(
                        opened.registration().id(),
                        new ReturnedRequest(ReturnedRequest.Address.SUCCESS, brought),
                        request);
    }

    private static Optional<RequestKey> completion(String fingerprint) {
        return Optional.of(new RequestKey("shop", "key-2", "POST /v1/billing-key-registrations/{id}", fingerprint));
    }

    private static Map<String, String> agreed(Opened opened) {
        return InMemoryWindow.agreed(opened.registration().asked().number());
    }

    private static BillingKey registered(Completion done) {
        return ((RegistrationResult.Registered) done.result().orElseThrow()).billingKey();
    }

    private static void refused(Refusal refusal, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.refusal()).isEqualTo(refusal));
    }
}
