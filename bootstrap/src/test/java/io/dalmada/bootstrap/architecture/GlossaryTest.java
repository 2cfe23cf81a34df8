package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Names and comments of main speak the language of docs/glossary.md. */
class GlossaryTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void main_uses_no_banned_word() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> mains = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();

            assertThat(mains).hasSizeGreaterThan(11);
            assertThat(mains.stream().flatMap(GlossaryTest::inFilesOf)).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("io.dalmada.bootstrap.architecture.BannedWords#IN_COMMENTS")
    void the_glossary_tells_what_to_write_instead(String word) {
        String page = text(ROOT.resolve("docs/glossary.md"));

        assertThat(page.substring(page.indexOf("## Words we do not use")).toLowerCase(Locale.ROOT))
                .contains(word.replace("came", "come"));
    }

    @Test
    void a_banned_word_is_found_in_comments_and_names_alone() {
        assertThat(BannedWords.in("/** Nobody knows. */ class A { // what came of it\n }"))
                .containsExactly("nobody", "came of");
        assertThat(BannedWords.in("final class GhostScan { record Lane() {} }")).containsExactly("GhostScan", "Lane");
        assertThat(BannedWords.in("/** The kind {@code ghost}; history. */ class History { String s = \"he\"; }"))
                .isEmpty();
    }

    private static Stream<String> inFilesOf(Path main) {
        try (Stream<Path> files = Files.walk(main)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file ->
                            BannedWords.in(text(file)).stream().map(word -> ROOT.relativize(file) + ": " + word))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
