package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report that is committed beside the adapter: whoever reads the code sees what is proven of it. */
final class Committed {
    private static final Path BESIDE = Path.of("CONTRACT.md");

    private Committed() {}

    static void check(Report report, boolean write) {
        if (write && report.isGreen()) {
            report.write(BESIDE);
        }
        assertThat(report.isGreen() || !write)
                .as("%s was not written: a behaviour failed, or cannot be shown", BESIDE)
                .isTrue();
        assertThat(report.text())
                .as("%s has drifted: look at the difference, then -D%s=true", BESIDE, ContractExtension.WRITE)
                .isEqualTo(committed());
    }

    private static String committed() {
        try {
            return Files.exists(BESIDE) ? Files.readString(BESIDE) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
