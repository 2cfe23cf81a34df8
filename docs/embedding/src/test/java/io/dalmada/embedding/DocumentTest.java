package io.dalmada.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's code is the program's code. */
class DocumentTest {
    private static final Pattern SHOWN = Pattern.compile("(?s)<!-- (\\w+): (\\w+) -->\n```java\n(.*?)\n```");
    private static final Pattern ANY = Pattern.compile("```java");

    @Test
    void all_code_on_the_page_is_cut_from_the_program() throws IOException {
        String page = Files.readString(Path.of("../embedding.md"));
        List<MatchResult> shown = SHOWN.matcher(page).results().toList();

        assertThat(shown).hasSameSizeAs(ANY.matcher(page).results().toList()).isNotEmpty();
        for (MatchResult block : shown) {
            assertThat(flat(block.group(3))).isEqualTo(flat(region(block.group(1), block.group(2))));
        }
    }

    private static String region(String file, String tag) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/dalmada/embedding/" + file + ".java"));
        String begin = "// tag::" + tag + "[]";
        String end = "// end::" + tag + "[]";
        assertThat(source).as(file).contains(begin).contains(end);
        return source.substring(source.indexOf(begin) + begin.length(), source.indexOf(end));
    }

    /** Without indentation: the page's is not the class's. */
    private static String flat(String code) {
        return code.strip().lines().map(String::strip).reduce("", (before, line) -> before + line + "\n");
    }
}
