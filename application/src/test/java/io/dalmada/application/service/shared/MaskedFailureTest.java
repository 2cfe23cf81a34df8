package io.dalmada.application.service.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An adapter that throws what it had in hand puts neither a key nor a card into a log, and is found all the same. */
class MaskedFailureTest {
    private static final String SECRET = "billing/BILL-KEY-1 9410000000001235";

    private final World world = new World();

    @Test
    void what_an_adapter_throws_comes_out_without_its_words() {
        PaymentGateway guarded = guarded(new UncheckedIOException(
                "[500] during [POST] to [https://vendor/" + SECRET + "]", new java.io.IOException("body " + SECRET)));

        Throwable thrown = catchThrowable(
                () -> guarded.inquire(new InquiryKey.ByTransaction(new GatewayTxnId("T1"), Instant.EPOCH)));

        assertThat(printed(thrown))
                .doesNotContain("BILL-KEY-1", "9410000000001235")
                .contains(
                        "a bug in the adapter: java.io.UncheckedIOException",
                        "java.io.IOException",
                        "MaskedFailureTest");
    }

    @Test
    void causes_in_a_circle_come_to_an_end() {
        IllegalStateException first = new IllegalStateException(SECRET);
        IllegalStateException second = new IllegalStateException(SECRET, first);
        first.initCause(second);

        assertThat(printed(MaskedFailure.of("not stored", first))).doesNotContain(SECRET);
    }

    @Test
    void a_notice_that_its_adapter_stumbles_over_is_masked_too() {
        GatewayNotices notices =
                guarded(new IllegalStateException(SECRET)).notices().orElseThrow();

        InboundNotice notice = new InboundNotice(new byte[0], Map.of(), "203.0.113.7", Instant.EPOCH);

        assertThat(printed(catchThrowable(() -> notices.read(notice)))).doesNotContain(SECRET);
    }

    private PaymentGateway guarded(RuntimeException thrown) {
        return GuardedGateways.around(world.ports().withGateways(only(throwing(thrown))))
                .gateways()
                .require(new GatewayId("bad"));
    }

    private static PaymentGateway throwing(RuntimeException thrown) {
        return (PaymentGateway) Proxy.newProxyInstance(
                InMemoryStore.class.getClassLoader(), new Class<?>[] {PaymentGateway.class}, (self, part, given) -> {
                    if (part.getName().equals("notices")) {
                        GatewayNotices notices = notice -> {
                            throw thrown;
                        };
                        return Optional.of(notices);
                    }
                    throw thrown;
                });
    }

    private static PaymentGateways only(PaymentGateway gateway) {
        return new PaymentGateways() {
            @Override
            public Optional<PaymentGateway> find(GatewayId id) {
                return Optional.of(gateway);
            }

            @Override
            public Optional<GatewayId> defaultId() {
                return Optional.empty();
            }

            @Override
            public Set<GatewayId> ids() {
                return Set.of();
            }
        };
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
