package io.dalmada.application.port.out;

import io.dalmada.domain.payment.PaymentId;
import java.util.Optional;

/**
 * What a request on a subscription made, written in the commit that made it. A repetition is answered from this alone, never
 * from how things stand by then.
 *
 * @param bill the number of the bill that it opened, or had tried; empty when it asked for no money
 * @param payment the payment that collects that bill; present for {@link Kind#CHARGE} alone
 * @param attempt the first attempt of that payment that this request made; 0 without a payment
 */
public record RequestEffect(Kind kind, Optional<Integer> bill, Optional<PaymentId> payment, int attempt) {
    /** What became of the money that was asked for. */
    public enum Kind {
        /** Done when it was written down: there was nothing to charge. */
        DONE,
        /** A payment collects it: what became of that is the answer. */
        CHARGE,
        /** No attempt was possible, for example because the billing key has ended. */
        IMPOSSIBLE
    }

    public RequestEffect {
        boolean charges = kind == Kind.CHARGE;
        if (charges != payment.isPresent() || charges != attempt > 0 || charges && bill.isEmpty()) {
            throw new IllegalArgumentException("a charge has a bill, a payment and an attempt, all else has none");
        }
    }

    /** @param bill one that credit has paid; empty when there was none */
    public static RequestEffect done(Optional<Integer> bill) {
        return new RequestEffect(Kind.DONE, bill, Optional.empty(), 0);
    }

    public static RequestEffect charge(int bill, PaymentId payment, int attempt) {
        return new RequestEffect(Kind.CHARGE, Optional.of(bill), Optional.of(payment), attempt);
    }

    public static RequestEffect impossible(int bill) {
        return new RequestEffect(Kind.IMPOSSIBLE, Optional.of(bill), Optional.empty(), 0);
    }
}
