package io.dalmada.adapter.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script leaves nothing of the skeleton's name, and the build knows the new module. Not copied with it. */
class CopyTest {
    @Test
    void the_copy_has_the_new_name_everywhere(@TempDir Path project) throws IOException, InterruptedException {
        copy(Path.of("."), project.resolve("docs/skeleton-gateway"));
        Files.copy(Path.of("../../pom.xml"), project.resolve("pom.xml"));

        assertThat(run(project, "demopay", "DemoPay")).isZero();
        assertThat(run(project, "demopay", "DemoPay")).as("a second time").isEqualTo(2);
        assertThat(run(project, "Demo", "DemoPay")).as("not a package's name").isEqualTo(2);

        Path made = project.resolve("adapter-demopay");
        assertThat(files(made)).extracting(Path::toString).noneMatch(name -> name.contains("keleton"));
        assertThat(files(made))
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainIgnoringCase("skeleton"));
        assertThat(made.resolve("src/test/java/io/dalmada/adapter/demopay/DemoPayContractTest.java"))
                .exists();
        assertThat(project.resolve("pom.xml")).content().containsOnlyOnce("<module>adapter-demopay</module>");
    }

    private static int run(Path project, String name, String prefix) throws IOException, InterruptedException {
        String script = project.resolve("docs/skeleton-gateway/copy.sh").toString();
        Process process = new ProcessBuilder("bash", script, name, prefix)
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("target")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
