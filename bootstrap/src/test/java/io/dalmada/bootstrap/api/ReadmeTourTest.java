package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what the README says, with bash and curl, and compares what comes back with what it prints. */
class ReadmeTourTest {
    private static final Pattern BLOCK = Pattern.compile("```(bash|json)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_tour_works_as_printed(String readme) throws Exception {
        String text = Files.readString(root().resolve(readme));
        try (RunningApp app = RunningApp.local(Database.H2_FILE.properties(folder))) {
            String script =
                    blocks(text, "bash").replace("localhost:8080", app.api().address());

            String printed = run("set -e\n"
                    + script.replace("; KEY=", "; echo; KEY=")
                            .replace("; PAYMENT=", "; echo; PAYMENT=")
                            .replace("; SUBSCRIPTION=", "; echo; SUBSCRIPTION="));

            assertThat(normal(printed)).isEqualTo(normal(blocks(text, "json")));
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.resolve("..");
    }

    private static String blocks(String readme, String kind) {
        return BLOCK.matcher(readme)
                .results()
                .filter(m -> m.group(1).equals(kind))
                .map(m -> m.group(2))
                .collect(Collectors.joining());
    }

    /** What differs from run to run is replaced by its shape. */
    private static List<String> normal(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d", "<day>")
                        .replaceAll("\"days\":\\d+", "<days>")
                        .replaceAll("[PRS][0-9A-HJKMNP-TV-Z]{26}", "<number>")
                        .replaceAll("http://127.0.0.1:\\d+/api/receipt\\?tid=[A-Za-z0-9%]+", "<slip>")
                        .replaceAll("cTS\\d+", "<tid>")
                        .replaceAll("\"approvalNumber\":\"\\d{8}\"", "<approval>"))
                .toList();
    }

    private String run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
        return output;
    }
}
