package io.dalmada.application.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.application.port.in.ManageWebhooks.Change;
import io.dalmada.application.port.in.ManageWebhooks.Shown;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.WebhookSender;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.world.RandomIds;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is sent what, when it is tried again, and when we give up; without a wire. */
class WebhooksTest {
    private static final WebhookUrl SHOP = WebhookUrl.of("https://shop.example/hook");
    private static final WebhookUrl OFFICE = WebhookUrl.of("https://office.example/hook");

    private final MovableClock clock = MovableClock.atTen();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivers receivers = new Receivers();
    private final EventUseCases useCases = EventUseCases.over(new EventPorts(
            store.eventLog(),
            store.outbox(),
            store.webhookEndpoints(),
            store.webhookQueue(),
            receivers,
            store.idempotencyRecords(),
            store.transactions(),
            Runnable::run,
            () -> 0.5,
            new RandomIds(clock, 1),
            clock));
    private final ManageWebhooks webhooks = useCases.webhooks();
    private int requests;

    /** Receivers that answer as the test wants. */
    private static final class Receivers implements WebhookSender {
        final List<Message> sent = new ArrayList<>();
        Function<Message, ReceiverAnswer> answer = message -> ReceiverAnswer.of(200);
        private int secrets;

        @Override
        public void require(WebhookUrl url) {
            if (!url.isEncrypted()) {
                throw DomainException.field(Refusal.WEBHOOK_URL_REFUSED, "url", "url must begin with https://");
            }
        }

        @Override
        public ReceiverAnswer send(Message message) {
            sent.add(message);
            return answer.apply(message);
        }

        @Override
        public SecretText newSecret() {
            return SecretText.of("whsec_" + ++secrets);
        }
    }

    private RequestKey request() {
        return new RequestKey("shop", "key-" + ++requests, "op", "f");
    }

    private WebhookEndpointId endpoint(WebhookUrl url, String... types) {
        ManageWebhooks.Order order = new ManageWebhooks.Order(url, Optional.empty(), new EventFilter(Set.of(types)));
        return webhooks.create(order, request()).told().endpoint().id();
    }

    private void happen() {
        store.inTransaction(() -> store.outbox().append(PaymentFixture.paid().events()));
    }

    /** Everything that is due, until nothing is. */
    private void work() {
        List<PeriodicWork> due = due();
        while (!due.isEmpty()) {
            due.forEach(each -> each.runDue(clock.instant()));
            due = due();
        }
    }

    private List<PeriodicWork> due() {
        return useCases.periodicWork().stream()
                .filter(each -> !each.nextDue().isAfter(clock.instant()))
                .toList();
    }

    /** From due instant to due instant. */
    private void workFor(Duration time) {
        Instant until = clock.instant().plus(time);
        work();
        for (Instant next = nextDue(); next.isBefore(until); next = nextDue()) {
            clock.set(next.isAfter(clock.instant()) ? next : clock.instant());
            work();
        }
        clock.set(until);
    }

    private Instant nextDue() {
        return useCases.periodicWork().stream()
                .map(PeriodicWork::nextDue)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private List<WebhookDelivery> deliveries(WebhookEndpointId id) {
        return webhooks.deliveries(id, Optional.empty(), Optional.empty(), 100).items();
    }

    private List<String> sentTo(WebhookUrl url) {
        return receivers.sent.stream()
                .filter(message -> message.url().equals(url))
                .map(message -> event(message).type())
                .toList();
    }

    private LoggedEvent event(WebhookSender.Message message) {
        return store.eventLog().find(UUID.fromString(message.id())).orElseThrow();
    }

    @Test
    void each_endpoint_is_sent_what_it_asked_for_from_now_on_in_order() {
        happen();
        work();
        endpoint(SHOP, "payment.*");
        work();
        endpoint(OFFICE, "payment.attempt.succeeded", "webhook_endpoint.*");
        happen();
        work();

        assertThat(sentTo(SHOP))
                .containsExactlyElementsOf(PaymentFixture.paid().events().stream()
                        .map(PaymentEvent::type)
                        .toList());
        assertThat(sentTo(OFFICE)).containsExactly("webhook_endpoint.created", "payment.attempt.succeeded");
        assertThat(receivers.sent)
                .allSatisfy(message ->
                        assertThat(message.payload()).isEqualTo(event(message).payload()));
    }

    @Test
    void the_same_request_makes_one_endpoint_and_shows_its_secret_once() {
        RequestKey request = request();
        ManageWebhooks.Order order = new ManageWebhooks.Order(SHOP, Optional.empty(), EventFilter.all());

        Shown first = webhooks.create(order, request);
        Shown again = webhooks.create(order, request);

        assertThat(first.secret()).isPresent();
        assertThat(again.secret()).isEmpty();
        assertThat(again.told().endpoint().id())
                .isEqualTo(first.told().endpoint().id());
        assertThat(store.webhookEndpoints().all().items()).hasSize(1);
    }

    @Test
    void refuses_addresses_and_types_that_cannot_be() {
        assertThatThrownBy(() -> endpoint(WebhookUrl.of("http://shop.example/")))
                .hasMessage("url must begin with https://");
        assertThatThrownBy(() -> endpoint(SHOP, "payment.lost")).hasMessageContaining("types");
        WebhookEndpointId id = endpoint(SHOP);
        Change toHttp = new Change(
                Optional.of(WebhookUrl.of("http://shop.example/")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> webhooks.change(id, toHttp)).hasMessage("url must begin with https://");
    }

    @Test
    void there_can_be_fifty_endpoints() {
        for (int i = 0; i < 50; i++) {
            endpoint(SHOP);
        }
        assertThatThrownBy(() -> endpoint(SHOP))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.WEBHOOK_TOO_MANY));
    }

    @Test
    void what_fails_is_tried_ten_times_over_three_days_and_then_given_up() {
        WebhookEndpointId id = endpoint(SHOP, "payment.attempt.*");
        // This one event is refused for ever; whatever else there is, is accepted.
        receivers.answer = message -> ReceiverAnswer.of(event(message).type().endsWith("succeeded") ? 500 : 200);
        happen();
        for (int hour = 0; hour < 100; hour++) {
            happenQuietly();
            workFor(Duration.ofHours(1));
        }

        WebhookDelivery poison = deliveries(id, DeliveryStatus.GIVEN_UP).get(0);
        assertThat(poison.tries()).isEqualTo(10);
        assertThat(Duration.between(poison.createdAt(), poison.lastTriedAt().orElseThrow()))
                .isBetween(Duration.ofDays(3), Duration.ofHours(80));
        assertThat(deliveries(id, DeliveryStatus.PENDING)).isEmpty();
        assertThat(webhooks.get(id).endpoint().status()).isEqualTo(EndpointStatus.ENABLED);
        assertThat(webhooks.get(id).failingSince()).isEmpty();
    }

    private void happenQuietly() {
        store.inTransaction(
                () -> store.outbox().append(PaymentFixture.declined().events()));
    }

    private List<WebhookDelivery> deliveries(WebhookEndpointId id, DeliveryStatus status) {
        return webhooks.deliveries(id, Optional.of(status), Optional.empty(), 100)
                .items();
    }

    @Test
    void a_dead_receiver_is_asked_with_one_delivery_now_and_then_and_gets_everything_when_it_is_back() {
        WebhookEndpointId id = endpoint(SHOP, "payment.*");
        receivers.answer = message -> ReceiverAnswer.none("not-connected");
        for (int i = 0; i < 20; i++) {
            happen();
        }
        workFor(Duration.ofHours(1));
        int tried = receivers.sent.size();

        assertThat(tried).as("tries in an hour, of 80 deliveries").isBetween(80, 80 + 30);
        assertThat(webhooks.get(id).failingSince()).isPresent();

        receivers.answer = message -> ReceiverAnswer.of(200);
        workFor(Duration.ofHours(3));

        assertThat(deliveries(id)).hasSize(80).allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED);
        assertThat(webhooks.get(id).failingSince()).isEmpty();
    }

    @Test
    void after_three_days_without_any_success_it_is_disabled_says_so_and_goes_on_where_it_stopped() {
        WebhookEndpointId id = endpoint(SHOP, "payment.*");
        endpoint(OFFICE, "webhook_endpoint.disabled");
        receivers.answer =
                message -> message.url().equals(SHOP) ? ReceiverAnswer.none("timeout") : ReceiverAnswer.of(200);
        happen();
        workFor(Duration.ofDays(4));

        assertThat(webhooks.get(id).endpoint().status()).isEqualTo(EndpointStatus.DISABLED);
        assertThat(webhooks.get(id).endpoint().snapshot().disabledBecause())
                .contains("nothing was accepted for three days");
        assertThat(sentTo(OFFICE)).containsExactly("webhook_endpoint.disabled");
        assertThat(deliveries(id)).isNotEmpty().noneMatch(delivery -> delivery.status() == DeliveryStatus.PENDING);
        assertThatThrownBy(() -> webhooks.ping(id)).isInstanceOf(DomainException.class);

        happen();
        work();
        receivers.sent.clear();
        receivers.answer = message -> ReceiverAnswer.of(200);
        webhooks.change(id, new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true)));
        work();

        assertThat(sentTo(SHOP)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(deliveries(id).subList(0, 4)).allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED);
    }

    /** Before: one of which sending throws was never recorded as tried, and everything behind it waited for ever. */
    @Test
    void deliveries_of_which_sending_throws_keep_no_other_waiting_and_are_given_up() {
        WebhookEndpointId id = endpoint(SHOP, "payment.attempt.succeeded");
        for (int i = 0; i < 231; i++) {
            happen();
        }
        Set<String> sick = new HashSet<>();
        receivers.answer = message -> {
            if (sick.contains(message.id()) || sick.size() < 230 && sick.add(message.id())) {
                throw new IllegalStateException("planted: " + message.id());
            }
            return ReceiverAnswer.of(200);
        };

        workFor(Duration.ofMinutes(3));
        assertThat(with(id, DeliveryStatus.DELIVERED)).isOne();
        workFor(Duration.ofDays(5));
        assertThat(with(id, DeliveryStatus.GIVEN_UP)).isEqualTo(230);
        assertThat(webhooks.get(id).endpoint().status())
                .as("the receiver is well")
                .isEqualTo(EndpointStatus.ENABLED);
    }

    private int with(WebhookEndpointId id, DeliveryStatus status) {
        return webhooks.deliveries(id, Optional.of(status), Optional.empty(), 500)
                .items()
                .size();
    }

    @Test
    void a_receiver_that_is_gone_is_disabled_at_once() {
        WebhookEndpointId id = endpoint(SHOP, "payment.attempt.created");
        receivers.answer = message -> ReceiverAnswer.of(410);
        happen();
        work();

        assertThat(webhooks.get(id).endpoint().snapshot().disabledBecause()).contains("the receiver answered 410 Gone");
        assertThat(receivers.sent).hasSize(1);
    }

    @Test
    void a_ping_goes_to_its_own_endpoint_whatever_that_wants_to_be_told() {
        WebhookEndpointId id = endpoint(SHOP, "payment.*");
        endpoint(OFFICE);
        webhooks.ping(id);
        work();

        assertThat(sentTo(SHOP)).containsExactly("webhook_endpoint.pinged");
        assertThat(sentTo(OFFICE)).doesNotContain("webhook_endpoint.pinged");
    }

    @Test
    void for_a_while_everything_is_signed_with_both_secrets() {
        WebhookEndpointId id = endpoint(SHOP, "payment.attempt.created");
        SecretText before = webhooks.get(id).endpoint().secrets().current();
        RequestKey request = request();
        Shown rotated = webhooks.rotateSecret(id, Duration.ofHours(24), request);
        Shown again = webhooks.rotateSecret(id, Duration.ofHours(24), request);
        happen();
        work();
        clock.advance(Duration.ofHours(24));
        happen();
        work();

        SecretText fresh = rotated.secret().orElseThrow();
        assertThat(again.secret()).isEmpty();
        assertThat(receivers.sent.get(0).secrets()).containsExactly(fresh, before);
        assertThat(receivers.sent.get(1).secrets()).containsExactly(fresh);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 169})
    void refuses_an_overlap_that_is_too_long(long hours) {
        WebhookEndpointId id = endpoint(SHOP);

        assertThatThrownBy(() -> webhooks.rotateSecret(id, Duration.ofHours(hours), request()))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void what_was_delivered_can_be_sent_again_under_its_own_id() {
        WebhookEndpointId id = endpoint(SHOP, "payment.attempt.created");
        happen();
        work();
        WebhookDelivery delivered = deliveries(id).get(0);

        WebhookDelivery again = webhooks.redeliver(id, delivered.id());
        work();

        assertThat(again.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(receivers.sent)
                .hasSize(2)
                .allMatch(message -> message.id().equals(delivered.event().toString()));
        assertThatThrownBy(() -> webhooks.redeliver(endpoint(OFFICE), delivered.id()))
                .hasMessage("there is no such delivery");
    }

    @Test
    void nothing_is_sent_to_what_is_disabled_or_deleted() {
        WebhookEndpointId id = endpoint(SHOP, "payment.*");
        webhooks.change(id, new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        happen();
        work();
        WebhookEndpointId other = endpoint(OFFICE, "payment.*");
        webhooks.delete(other);
        happen();
        work();

        assertThat(receivers.sent).isEmpty();
        assertThatThrownBy(() -> webhooks.get(other)).hasMessage("there is no such webhook endpoint");
        assertThat(webhooks.list(Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void lists_endpoints_page_by_page() {
        List<WebhookEndpointId> made = List.of(endpoint(SHOP), endpoint(OFFICE), endpoint(SHOP));

        var first = webhooks.list(Optional.empty(), 2);
        var rest = webhooks.list(first.nextCursor(), 2);

        assertThat(first.items()).map(told -> told.endpoint().id()).containsExactly(made.get(2), made.get(1));
        assertThat(rest.items()).map(told -> told.endpoint().id()).containsExactly(made.get(0));
        assertThat(rest.nextCursor()).isEmpty();
    }

    @Test
    void what_came_to_its_end_is_forgotten_after_a_month() {
        WebhookEndpointId id = endpoint(SHOP, "payment.*");
        happen();
        workFor(Duration.ofDays(32));

        assertThat(deliveries(id)).isEmpty();
        assertThat(store.eventLog().after(0, EventLogFilter.all(), 100)).hasSize(5);
    }
}
