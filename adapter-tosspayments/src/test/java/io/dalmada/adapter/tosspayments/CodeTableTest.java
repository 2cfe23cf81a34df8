package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.gateway.support.CodeTable;
import io.dalmada.simulator.tosspayments.wire.Errors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data file: complete, readable, and each row in its class. */
class CodeTableTest {
    private static final Map<String, DeclineReason.Severity> CLASSES = Map.of(
            "H", DeclineReason.Severity.HARD,
            "S", DeclineReason.Severity.SOFT,
            "T", DeclineReason.Severity.TECHNICAL,
            "C", DeclineReason.Severity.CONFIGURATION);

    static Stream<String> rows() {
        return CodeTable.lines(Wire.class, "codes.csv").stream().map(cells -> String.join(";", cells));
    }

    /** The simulator's list, which was written from the same document without a look at this one. */
    static Stream<String> documented() {
        return CodeTable.lines(Errors.class, "errors.csv").stream()
                .filter(cells -> Integer.parseInt(cells[1]) < 500)
                .map(cells -> cells[0]);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_is_in_its_class_and_says_what_it_means(String row) {
        String[] cells = row.split(";", -1);
        assertThat(cells).hasSize(9);
        assertThat(cells[7]).as("Korean").isNotBlank();
        assertThat(cells[8]).as("English").isNotBlank();
        if (cells[3].equals("DECLINE")) {
            assertThat(DeclineReason.valueOf(cells[4].split(" ")[0]).severity()).isEqualTo(CLASSES.get(cells[6]));
        }
        assertThat(cells[6].equals("A")).isEqualTo(cells[3].equals("UNKNOWN") || cells[0].equals("inquire"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void every_documented_code_is_known_to_some_call(String code) {
        assertThat(Stream.of("charge", "issue", "refund", "revoke", "inquire"))
                .anyMatch(operation -> Wire.CODES.find(operation, code, "").isPresent());
    }
}
