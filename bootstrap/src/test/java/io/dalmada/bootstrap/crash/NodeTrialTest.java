package io.dalmada.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of the proof with two nodes; the long one is a command of its own (see {@link NodeTrial}). */
@Tag("slow")
class NodeTrialTest {
    @Test
    void two_nodes_survive_three_kills(@TempDir Path folder) throws Exception {
        try (NodeTrial trial = new NodeTrial(400, 3, 7, folder, System.out)) {
            assertThat(trial.run()).isEmpty();
        }
    }
}
