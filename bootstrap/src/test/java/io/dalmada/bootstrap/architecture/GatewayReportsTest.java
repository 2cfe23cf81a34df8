package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/gateways.md} is what the adapters' reports say, side by side; {@code -Ddalmada.contract.write=true} writes it
 * anew.
 */
class GatewayReportsTest {
    private static final Path PAGE = Path.of("../docs/gateways.md");
    private static final List<String> MODULES = List.of("adapter-cookiepay", "adapter-tosspayments");
    private static final Pattern TITLE = Pattern.compile("# Gateway contract: (.*)");
    private static final Pattern BEHAVIOUR = Pattern.compile("(?m)^\\| (GC-\\d\\d) \\| (.*?) \\| (.*?) \\| .* \\|$");
    private static final Pattern CLAIM = Pattern.compile("(?m)^\\| ([a-z][^|]*) \\| ([^|]*) \\|$");

    private final Map<String, StringBuilder> claims = new LinkedHashMap<>();
    private final Map<String, StringBuilder> behaviours = new LinkedHashMap<>();

    @Test
    void the_page_says_what_the_reports_say() throws IOException {
        StringBuilder heads = new StringBuilder();
        for (String module : MODULES) {
            String report = Files.readString(Path.of("..", module, "CONTRACT.md"));
            heads.append(" [").append(found(TITLE, report).get(0).group(1)).append("](../");
            heads.append(module).append("/CONTRACT.md) |");
            found(CLAIM, report).forEach(row -> cell(claims, "| " + row.group(1) + " |", row.group(2)));
            List<MatchResult> rows = found(BEHAVIOUR, report);
            assertThat(rows).as(module).hasSize(52);
            rows.forEach(row -> cell(behaviours, "| " + row.group(1) + " | " + row.group(2) + " |", row.group(3)));
        }
        String page = "# Gateways, side by side\n\nMade of the reports of the [contract](../gateway-testkit/README.md)"
                + " that each adapter has to pass. *Not claimed*: the gateway does not have it.\n\n"
                + table("| |" + heads, claims)
                + "\n"
                + table("| | |" + heads, behaviours);
        if (Boolean.getBoolean("dalmada.contract.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    private static List<MatchResult> found(Pattern pattern, String report) {
        return pattern.matcher(report).results().toList();
    }

    private static void cell(Map<String, StringBuilder> rows, String row, String text) {
        rows.computeIfAbsent(row, key -> new StringBuilder())
                .append(' ')
                .append(text)
                .append(" |");
    }

    private static String table(String head, Map<String, StringBuilder> rows) {
        StringBuilder text = new StringBuilder(head).append('\n').append(head.replaceAll("[^|]+", "---"));
        rows.forEach((row, cells) -> text.append('\n').append(row).append(cells));
        return text.append('\n').toString();
    }
}
