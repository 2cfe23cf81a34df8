package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The vendor's codes and texts: data with a version, first match wins. A code means something with its operation only.
 *
 * @param operations a pattern of operations (the last part of a call's path)
 * @param code empty where any will do
 * @param text a pattern to be found in the message
 */
record CodeTable(Pattern operations, String code, Pattern text, Verdict verdict) {
    static final List<CodeTable> ROWS = lines("codes.csv").map(CodeTable::row).toList();

    static Optional<Verdict> find(String operation, String code, String text) {
        var fitting = ROWS.stream().filter(row -> row.code.isEmpty() || row.code.equals(code));
        var found = fitting.filter(row -> row.operations.matcher(operation).matches()
                && row.text.matcher(text).find());
        return found.map(CodeTable::verdict).findFirst();
    }

    /** A data file's cells, without comments. */
    static Stream<String[]> lines(String file) {
        var stream = Objects.requireNonNull(CodeTable.class.getResourceAsStream(file));
        var lines = new BufferedReader(new InputStreamReader(stream, UTF_8)).lines();
        return lines.filter(line -> !line.startsWith("#")).map(line -> line.split(";", -1));
    }

    private static CodeTable row(String[] cells) {
        Pattern text = Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE);
        return new CodeTable(Pattern.compile(cells[0]), cells[1], text, verdict(cells[3], cells[4]));
    }

    private static Verdict verdict(String kind, String name) {
        return switch (kind) {
            case "FINE" -> new Verdict.Fine();
            case "DECLINE" -> new Verdict.Declined(Decline.of(DeclineReason.valueOf(name)));
            case "DOOR" -> new Verdict.AtTheDoor(NotAttemptedCause.valueOf(name));
            case "DOUBT" -> new Verdict.Doubtful(Doubt.valueOf(name));
            case "REFUSAL" -> new Verdict.Refused(RefundRefusal.valueOf(name));
            case "GONE" -> new Verdict.Gone();
            case "DEPOSIT" -> new Verdict.AwaitsDeposit();
            default -> throw new IllegalStateException("codes.csv: " + kind);
        };
    }
}
