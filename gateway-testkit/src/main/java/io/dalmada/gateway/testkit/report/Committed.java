package io.dalmada.gateway.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The report that is committed beside the adapter: a reader of the code sees what is proven of it. */
final class Committed {
    private static final Path BESIDE = Path.of("CONTRACT.md");

    private Committed() {}

    /** @param contract the team's class, for the command that renews the file */
    static void check(Report report, Class<?> contract, boolean write) {
        if (write && report.isGreen()) {
            report.write(BESIDE);
        }
        assertThat(report.isGreen() || !write)
                .as("%s was not written: a behaviour failed, or cannot be shown", BESIDE)
                .isTrue();
        List<String> drift = drift(committed(), report.text());
        if (!drift.isEmpty()) {
            throw new AssertionError(BESIDE + " has drifted (- what it says, + what is so):\n"
                    + String.join("\n", drift) + "\nIf that is meant, renew it:\n  " + renewal(contract));
        }
    }

    /** The lines that only one of the two texts has: a report has no two lines alike that could change places. */
    static List<String> drift(String committed, String made) {
        List<String> before = committed.lines().toList();
        List<String> now = made.lines().toList();
        Stream<String> gone =
                before.stream().filter(line -> !now.contains(line)).map(line -> "- " + line);
        Stream<String> come =
                now.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line);
        List<String> lines = Stream.concat(gone, come).toList();
        return lines.isEmpty() && !committed.equals(made)
                ? List.of("  the same lines in another order or ending")
                : lines;
    }

    /** Maven runs a module's tests in its folder. */
    static String renewal(Class<?> contract) {
        return "mvn -pl " + Path.of("").toAbsolutePath().getFileName() + " -am test -Dtest=" + contract.getSimpleName()
                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + ContractExtension.WRITE + "=true";
    }

    private static String committed() {
        try {
            return Files.exists(BESIDE) ? Files.readString(BESIDE) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
