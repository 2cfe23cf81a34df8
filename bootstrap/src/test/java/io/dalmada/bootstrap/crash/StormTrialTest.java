package io.dalmada.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of the storm; the long one is a command of its own (see {@link StormTrial}). */
@Tag("slow")
class StormTrialTest {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("storm.seconds", 40));
    private static final long SEED = Long.getLong("storm.seed", 20_261_130);

    @Test
    void one_effect_for_each_request_whatever_dies_or_freezes(@TempDir Path folder) throws Exception {
        try (StormTrial trial = new StormTrial(SEED, folder, System.out)) {
            assertThat(trial.run(LENGTH)).isEmpty();
        }
    }
}
