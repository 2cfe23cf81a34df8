package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No card of anybody rests in this repository: every number that could be one is on the list of made-up ones. */
class RepositoryTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "data", "node_modules");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z.-])(?:[0-9]{15,19}|[3-69][0-9]{3}(?:[ -][0-9]{4}){3})(?![0-9A-Za-z])");
    private static final Pattern MADE_UP = Pattern.compile(String.join(
            "|",
            // The simulators' own range.
            "941000.*",
            // What card companies and gateways publish for tests.
            "4111111111111111.*|4242424242424242|5555555555554444|378282246310005|371449635398431|6304000000000000000",
            // Random digits, so that a leak of them cannot be mistaken for anything else.
            "9410123456789010|9410273859164731|9410582639174855|9410963728154695|9410963728156047|5327509813462871"));

    @Test
    void numbers_of_cards_are_made_up() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(Files::isRegularFile)
                    .filter(RepositoryTest::isOurs)
                    .forEach(file -> cards(text(file))
                            .filter(Predicate.not(MADE_UP.asMatchPredicate()))
                            .forEach(number -> found.add(ROOT.relativize(file) + ": " + number)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_card_is_seen_however_it_is_written() {
        List<String> groups = List.of("4539", "5787", "6362", "1486");
        for (String between : List.of("", " ", "-")) {
            assertThat(cards("{\"card\":\"" + String.join(between, groups) + "\"}"))
                    .containsExactly(String.join("", groups));
        }
        assertThat(cards("0193589d-" + String.join("-", groups))).isEmpty();
        assertThat(cards(String.join("", groups) + "7")).isEmpty();
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static Stream<String> cards(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(written -> written.replaceAll("[^0-9]", ""))
                .filter(RepositoryTest::addsUp);
    }

    /** Luhn's sum. */
    private static boolean addsUp(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** Pictures too: a byte is a character here. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
