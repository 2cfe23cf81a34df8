package io.dalmada.adapter.rest.billingrun;

import io.dalmada.application.model.BillingRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One node's work on the bills that were due at one gateway. */
@Schema(name = "BillingRun")
record BillingRunBody(
        @Schema(format = "uuid") String id,
        String gateway,
        BillingRun.Status status,
        String node,

        @Schema(description = "schedule, or who asked for it")
        String trigger,

        Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "How many bills were due at the start; other nodes may take some of them")
        long due,

        @Schema(description = "Written down to be charged") long opened,
        long charged,
        long declined,
        @Schema(description = "Whose outcome is open") long unknown,
        @Schema(description = "Provably not charged") long notSent,

        @Schema(description = "Whose billing key cannot be charged, or that credit paid")
        long impossible,

        @Schema(description = "Subscriptions whose status changed by the calendar")
        long turned,

        @Schema(description = "Of what was due, 0 to 100; 100 when it is finished")
        int percent,

        @Schema(description = "When the next bill falls due; null while it runs or when none is planned") @Nullable
        Instant next) {
    private static final int ALL = 100;

    static BillingRunBody from(BillingRun run) {
        BillingRun.Counts counts = run.counts();
        return new BillingRunBody(
                run.id().toString(),
                run.gateway().value(),
                run.status(),
                run.node(),
                run.trigger(),
                run.startedAt(),
                run.finishedAt().orElse(null),
                run.due(),
                counts.opened(),
                counts.charged(),
                counts.declined(),
                counts.unknown(),
                counts.notSent(),
                counts.impossible(),
                counts.turned(),
                percent(run),
                run.nextDue().orElse(null));
    }

    /** Bills that other nodes claimed are done too when this node finds nothing more. */
    private static int percent(BillingRun run) {
        if (run.status() == BillingRun.Status.FINISHED) {
            return ALL;
        }
        BillingRun.Counts counts = run.counts();
        long done = counts.charged() + counts.declined() + counts.unknown() + counts.notSent() + counts.impossible();
        return run.due() == 0 ? 0 : (int) Math.min(ALL, done * ALL / run.due());
    }
}
