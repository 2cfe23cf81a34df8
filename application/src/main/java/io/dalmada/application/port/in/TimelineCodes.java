package io.dalmada.application.port.in;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.webhook.DeliveryStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The closed lists of codes and causes in a {@link Timeline}. Both may grow; a code never changes its meaning. */
public final class TimelineCodes {
    public static final String ATTEMPT = "ATTEMPT_";
    public static final String REFUND = "REFUND_";
    public static final String CHARGE = "CHARGE_";
    public static final String EVIDENCE = "EVIDENCE_";
    public static final String SUBSCRIPTION = "SUBSCRIPTION_";
    public static final String BILL = "BILL_";
    public static final String ARRANGED = "ARRANGED_";
    public static final String WEBHOOK = "WEBHOOK_";

    /** Planned: it is written down and will be sent, or is given up when that does not happen in time. */
    public static final String NEXT_SEND = "NEXT_SEND";
    /** Planned: the gateway's answer. */
    public static final String NEXT_ANSWER = "NEXT_ANSWER";
    /** Planned: the gateway is asked what became of it. */
    public static final String NEXT_INQUIRY = "NEXT_INQUIRY";
    /** Planned: an operator's decision. */
    public static final String NEXT_PERSON = "NEXT_PERSON";
    /** Planned: a bill is collected. */
    public static final String NEXT_COLLECT = "NEXT_COLLECT";
    /** To come: the subscription turns: it is suspended or ends. */
    public static final String NEXT_TURN = "NEXT_TURN";

    private TimelineCodes() {}

    /** Every code. */
    public static List<String> all() {
        return Stream.of(
                        words(ATTEMPT, AttemptStatus.values()),
                        words(REFUND, RefundStatus.values()),
                        words(CHARGE, ChargeRole.values()),
                        words(EVIDENCE, Evidence.Kind.values()),
                        words(SUBSCRIPTION, SubscriptionStatus.values()),
                        words(BILL, SubscriptionEvent.BillStep.values()),
                        words(ARRANGED, SubscriptionEvent.What.values()),
                        words(WEBHOOK, DeliveryStatus.values()),
                        Stream.of(NEXT_SEND, NEXT_ANSWER, NEXT_INQUIRY, NEXT_PERSON, NEXT_COLLECT, NEXT_TURN))
                .flatMap(words -> words)
                .toList();
    }

    /** Every cause besides {@link TimelineCause}: the names that the domain has for them. */
    public static List<String> domainCauses() {
        return Stream.of(
                        words("", Doubt.values()),
                        words("", NotAttemptedCause.values()),
                        words("", RefundRefusal.values()),
                        words("", Evidence.Kind.values()),
                        words("", DeclineReason.values()))
                .flatMap(words -> words)
                .distinct()
                .toList();
    }

    private static Stream<String> words(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }
}
