package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ResolvePayment.OfGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator books a cancel that was made in the vendor's console, as the gateway shows it (decision 0044). */
class AdoptionTest {
    private final World world =
            new World(Profiles.echoingRefundNumbers(), gateway -> gateway, transactions -> transactions, 1);
    private final Payment paid = world.charge(world.key(), 9900, Optional.empty());

    @Test
    void a_cancel_in_the_console_becomes_a_refund_and_later_refunds_go_through() {
        world.gateway.cancelInConsole(txn(), 3000);

        Payment booked = adopt("K1");

        assertThat(booked.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.origin()).isEqualTo(RefundOrigin.GATEWAY);
            assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
            assertThat(refund.amount()).isEqualTo(Money.won(3000));
            assertThat(refund.sentAt()).isEmpty();
        });
        assertThat(booked.refundable()).isEqualTo(Money.won(6900));
        Refund rest =
                world.refund(paid.id(), Optional.empty(), Optional.empty()).refund();
        assertThat(rest.status()).isEqualTo(RefundStatus.DONE);
        assertThat(world.payment(paid.id()).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void every_cancel_is_booked_by_itself_and_ours_never_twice() {
        world.refund(paid.id(), Optional.of(Money.won(1000)), Optional.empty());
        world.gateway.cancelInConsole(txn(), 2000);
        world.gateway.cancelInConsole(txn(), 3000);

        Payment booked = adopt("K1");

        assertThat(booked.refunds())
                .extracting(Refund::amount)
                .containsExactly(Money.won(1000), Money.won(2000), Money.won(3000));
        assertThat(booked.refunds())
                .extracting(Refund::origin)
                .containsExactly(RefundOrigin.CALLER, RefundOrigin.GATEWAY, RefundOrigin.GATEWAY);
    }

    @Test
    void the_same_request_books_nothing_more() {
        world.gateway.cancelInConsole(txn(), 3000);
        adopt("K1");
        world.gateway.cancelInConsole(txn(), 500);

        assertThat(adopt("K1").refunds()).hasSize(1);
        assertThat(adopt("K2").refunds()).hasSize(2);
    }

    @Test
    void nothing_is_booked_that_the_gateway_does_not_show() {
        refused(Refusal.RESOLUTION_CONTRADICTED);
        world.gateway.cancelInConsole(txn(), 3000);
        world.gateway.next(Step.INQUIRE, new Trouble.ServerError(false));
        refused(Refusal.RESOLUTION_UNVERIFIED);
        world.gateway.next(Step.REFUND, new Trouble.LostReply(false));
        world.refund(paid.id(), Optional.of(Money.won(1)), Optional.empty());
        refused(Refusal.REFUND_IN_PROGRESS);
        assertThat(world.payment(paid.id()).refunds()).hasSize(1);
    }

    private void refused(Refusal why) {
        assertThatThrownBy(() -> adopt("K-" + why))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.refusal()).isEqualTo(why));
    }

    private Payment adopt(String key) {
        return world.useCases
                .resolvePayment()
                .resolve(
                        new OfGateway(paid.id(), new OperatorStatement("kim", "canceled in the console", "its list")),
                        World.request(key));
    }

    private String txn() {
        return paid.charges().get(0).txn().value();
    }
}
