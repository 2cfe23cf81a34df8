package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that is named in a string is a dependency that no compiler and no rule of packages can see. */
class NamesInStringsTest {
    private static final Path ROOT = Path.of("..");
    /** Names of loggers of the web server, whose classes are not public: they would log what a caller sent. */
    private static final String LOGGERS_OF_THE_SERVER = "org.apache.coyote.";

    private static final Pattern NAME = Pattern.compile("\"((?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w*)\"");

    @Test
    void the_core_and_the_adapters_name_no_class_in_a_string() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> mains = modules.filter(module -> !module.endsWith("bootstrap"))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();

            assertThat(mains).hasSizeGreaterThan(10);
            assertThat(mains.stream().flatMap(NamesInStringsTest::inFilesOf)).isEmpty();
        }
    }

    @Test
    void a_name_in_a_string_is_found() {
        assertThat(names("isNamed(\"org.springframework.dao.DataAccessException\")"))
                .containsExactly("org.springframework.dao.DataAccessException");
        assertThat(names("System.getLogger(\"gateway.codes\") + \"a text. Another one\""))
                .isEmpty();
    }

    private static Stream<String> inFilesOf(Path main) {
        try (Stream<Path> files = Files.walk(main)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> names(text(file)).stream().map(name -> ROOT.relativize(file) + ": " + name))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TreeSet<String> names(String java) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = NAME.matcher(java);
        while (matcher.find()) {
            if (!matcher.group(1).startsWith(LOGGERS_OF_THE_SERVER)) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
