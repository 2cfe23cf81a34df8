package io.dalmada.application.service.payment;

import io.dalmada.domain.gateway.GatewayId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Answers of gateways that could not be recorded yet: the database was away, or a race was lost again and again. They are
 * recorded again by the same node as soon as it can be. What it cannot record within an hour, or takes with it when it dies,
 * is asked about as ever; so this hastens the truth and never makes it.
 */
public final class AnswersInHand {
    private static final System.Logger LOG = System.getLogger(AnswersInHand.class.getName());
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Deque<Answer> waiting = new ArrayDeque<>();

    private record Answer(GatewayId gateway, String about, Runnable record, long since) {
        boolean isStale() {
            return System.nanoTime() - since > KEPT.toNanos();
        }
    }

    /**
     * Keeps an answer that could not be recorded.
     *
     * @param about of what, for the log
     * @param record to be done again; may be done when the answer has been found out in another way meanwhile
     */
    void keep(GatewayId gateway, String about, Runnable record, RuntimeException why) {
        LOG.log(
                Level.ERROR,
                "the outcome of " + about + " could not be recorded, it is kept and tried again: " + why,
                why);
        add(new Answer(gateway, about, record, System.nanoTime()));
    }

    private synchronized void add(Answer answer) {
        if (waiting.size() == MOST) {
            LOG.log(
                    Level.ERROR,
                    "too many outcomes wait: that of {0} will be inquired",
                    waiting.remove().about());
        }
        waiting.add(answer);
    }

    /** Records what waits for this gateway, each once; what fails again waits on. */
    public void recordAgain(GatewayId gateway) {
        for (Answer answer : taken(gateway)) {
            try {
                answer.record().run();
                LOG.log(Level.INFO, "the outcome of {0} is recorded", answer.about());
            } catch (RuntimeException again) {
                LOG.log(
                        Level.DEBUG,
                        "the outcome of {0} still cannot be recorded: {1}",
                        answer.about(),
                        again.toString());
                if (!answer.isStale()) {
                    add(answer);
                }
            }
        }
    }

    private synchronized List<Answer> taken(GatewayId gateway) {
        List<Answer> ours = new ArrayList<>();
        waiting.removeIf(answer -> answer.gateway().equals(gateway) && ours.add(answer));
        return ours;
    }
}
