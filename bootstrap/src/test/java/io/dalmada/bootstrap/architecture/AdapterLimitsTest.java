package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gateway is an afternoon's work as long as its adapter can be read. What is limited is what makes a file hard to read:
 * its length, that of its methods, the number of files. How many lines the whole has is told and not limited: a limit on
 * the whole was kept by long lines and by cases that were left out (decision 0047).
 */
class AdapterLimitsTest {
    private static final Pattern BLOCK_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern NO_CODE = Pattern.compile("(//|import |package ).*|");
    /** A method's or constructor's head, at the depth of a class's members, and its last line. */
    private static final Pattern HEAD = Pattern.compile("    [A-Za-z@].*[({]|    [A-Za-z].*\\(.*");

    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_FILES = 15;
    private static final int MOST_OF_A_CONTRACT = 60;

    @ParameterizedTest
    @ValueSource(strings = {"adapter-cookiepay", "adapter-tosspayments", "gateway-support"})
    void an_adapter_can_be_read(String module) {
        List<Path> sources = sources(Path.of("..", module, "src/main/java"));
        long lines = sources.stream().mapToLong(AdapterLimitsTest::codeLines).sum();
        System.out.printf("%s: %d lines of code in %d files%n", module, lines, sources.size());

        assertThat(lines).isPositive();
        assertThat(sources).allSatisfy(file -> {
            assertThat(codeLines(file)).as("lines of %s", file).isLessThanOrEqualTo(LONGEST_FILE);
            assertThat(longestMethod(read(file)))
                    .as("longest method of %s", file)
                    .isLessThanOrEqualTo(LONGEST_METHOD);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapter-cookiepay", "adapter-tosspayments"})
    void an_adapter_has_few_files(String module) {
        assertThat(sources(Path.of("..", module, "src/main/java"))).hasSizeLessThanOrEqualTo(MOST_FILES);
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

    @Test
    void a_long_method_is_seen() {
        String longer =
                "class A {\n    void a() {\n" + "        b();\n".repeat(50) + "    }\n\n    void c() {\n    }\n}\n";

        assertThat(longestMethod(longer)).isEqualTo(52);
    }

    private static long codeLines(Path file) {
        return codeLines(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
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

    /** From a head at the depth of members to the brace that closes it at the same depth. */
    private static long longestMethod(String source) {
        List<String> lines = source.lines().toList();
        List<Integer> lengths = new ArrayList<>(List.of(0));
        int from = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (from < 0 && HEAD.matcher(line).matches() && !line.endsWith(";")) {
                from = i;
            } else if (from >= 0
                    && (line.equals("    }")
                            || line.startsWith("    ") && line.endsWith(";") && !line.startsWith("     "))) {
                lengths.add(i - from + 1);
                from = -1;
            }
        }
        return lengths.stream().mapToLong(Integer::longValue).max().orElse(0);
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
