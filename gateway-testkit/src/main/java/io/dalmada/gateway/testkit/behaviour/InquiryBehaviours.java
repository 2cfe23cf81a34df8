package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.Lookup;
import io.dalmada.gateway.testkit.context.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public abstract class InquiryBehaviours extends Behaviours {
    private final Lookup lookup = new Lookup(this::bench);

    public InquiryBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-28 a lost approval is found")
    void lostApproval() {
        bench().claims(!bench().profile().inquiryRoutes().isEmpty(), "look-ups");
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, List.of(new Fault.Hang(true)), fault -> {
            ChargeCommand command = bench().charge(key);
            bench().gateway().charge(command);
            bench().ledger().settle();
            for (InquiryRoute route : bench().profile().inquiryRoutes()) {
                assertApproved(command, lookup.find(route, command));
            }
        });
    }

    @Test
    @DisplayName("GC-29 nothing sent is NotFound")
    void nothingSent() {
        bench().claims(lookup.byOrder(), "look-up by order");
        ChargeCommand neverSent = bench().charge(bench().key());
        bench().ledger().settle();
        assertThat(bench().gateway().inquire(Commands.byOrder(neverSent))).isInstanceOf(InquiryOutcome.NotFound.class);
    }

    /** A second request after a failed one is allowed: a look-up has no effect. A guess is not. */
    @Test
    @DisplayName("GC-30 a failing look-up is Inconclusive, never NotFound")
    void failingLookUp() {
        Charged charged = bench().charged();
        List<InquiryKey> keys = bench().keysTo(charged);
        bench().claims(!keys.isEmpty(), "look-up by order or transaction");
        bench().ledger().settle();
        for (InquiryKey key : keys) {
            bench().under(Step.INQUIRE, Trials.FAILED_LOOK_UPS, fault -> {
                InquiryOutcome outcome = bench().gateway().inquire(key);
                assertThat(outcome).as("under %s", fault).isNotInstanceOf(InquiryOutcome.NotFound.class);
                if (outcome instanceof InquiryOutcome.Found found) {
                    assertThat(found.payment().txn())
                            .isEqualTo(charged.approved().txn());
                }
            });
        }
    }

    @Test
    @DisplayName("GC-32 a declined charge is never Found approved")
    void declinedCharge() {
        Set<InquiryRoute> routes = bench().profile().inquiryRoutes();
        bench().claims(!routes.isEmpty(), "look-ups");
        ChargeCommand command = bench().charge(bench().key(CardBehaviour.DECLINES));
        ChargeOutcome outcome = bench().gateway().charge(command);
        assertThat(outcome).isInstanceOf(ChargeOutcome.Declined.class);
        ChargeOutcome.Declined declined = (ChargeOutcome.Declined) outcome;
        bench().ledger().settle();
        assertThat(bench().ledger().approvals(command.orderNo().value())).isZero();
        List<PaymentSnapshot> shown = shown(command, declined);
        if (shown.isEmpty()) {
            bench().without("a look-up that shows declined charges");
        }
        shown.forEach(seen -> assertDeclined(seen, declined.decline()));
    }

    /** By every route that can show it. */
    private List<PaymentSnapshot> shown(ChargeCommand command, ChargeOutcome.Declined declined) {
        Set<InquiryRoute> routes = bench().profile().inquiryRoutes();
        List<PaymentSnapshot> shown = new ArrayList<>();
        if (lookup.byOrder()) {
            lookup.find(InquiryRoute.BY_ORDER, command).ifPresent(shown::add);
        }
        if (routes.contains(InquiryRoute.BY_DAY)) {
            lookup.find(InquiryRoute.BY_DAY, command).ifPresent(shown::add);
        }
        declined.txn()
                .map(txn -> bench().gateway().inquire(new InquiryKey.ByTransaction(txn, command.orderedAt())))
                .filter(InquiryOutcome.Found.class::isInstance)
                .ifPresent(seen -> shown.add(((InquiryOutcome.Found) seen).payment()));
        return shown;
    }

    /** One that reads as pending would be asked about for ever, one without its reason would be retried as any other. */
    private static void assertDeclined(PaymentSnapshot seen, Decline decline) {
        assertThat(seen.status()).as("%s", seen).isEqualTo(PaymentSnapshot.Status.DECLINED);
        assertThat(seen.decline().map(Decline::reason)).as("%s", seen).contains(decline.reason());
    }

    private void assertApproved(ChargeCommand command, Optional<PaymentSnapshot> found) {
        assertThat(found).isPresent();
        PaymentSnapshot payment = found.orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(payment.charged()).isEqualTo(command.amount());
        assertThat(payment.orderNo()).isEqualTo(command.orderNo());
        assertThat(payment.txn()).isEqualTo(lookup.transaction(command));
    }
}
