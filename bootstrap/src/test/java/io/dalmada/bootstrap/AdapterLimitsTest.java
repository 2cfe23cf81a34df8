package io.dalmada.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway is an afternoon's work as long as its adapter stays this small. */
class AdapterLimitsTest {
    private static final Pattern BLOCK_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern NO_CODE = Pattern.compile("(//|import |package ).*|");
    private static final int MOST_FILES = 12;
    private static final int MOST_OF_A_CONTRACT = 60;

    @ParameterizedTest
    @CsvSource({"adapter-cookiepay, 450", "adapter-tosspayments, 400"})
    void an_adapter_is_small(String module, long most) {
        List<Path> sources = sources(Path.of("..", module, "src/main/java"));
        long lines = sources.stream().mapToLong(AdapterLimitsTest::codeLines).sum();
        System.out.printf("%s: %d of %d lines of code in %d files%n", module, lines, most, sources.size());

        assertThat(lines).isBetween(1L, most);
        assertThat(sources).hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @ParameterizedTest
    @CsvSource({
        "adapter-cookiepay/src/test/java/io/dalmada/adapter/cookiepay/CookiePayContractTest.java",
        "adapter-tosspayments/src/test/java/io/dalmada/adapter/tosspayments/TossPaymentsContractTest.java"
    })
    void the_class_that_runs_the_contract_is_small(String file) {
        assertThat(codeLines(Path.of("..", file))).isBetween(1L, (long) MOST_OF_A_CONTRACT);
    }

    @Test
    void only_code_counts() {
        String file = "package p;\n\nimport a.B;\n\n/**\n * Comment.\n */\nclass A {\n    // why\n    int b;\n}\n";

        assertThat(codeLines(file)).isEqualTo(3);
    }

    private static long codeLines(Path file) {
        try {
            return codeLines(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without blanks, comments, imports and the package's name. */
    private static long codeLines(String source) {
        return BLOCK_COMMENT
                .matcher(source)
                .replaceAll("")
                .lines()
                .filter(line -> !NO_CODE.matcher(line.strip()).matches())
                .count();
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
