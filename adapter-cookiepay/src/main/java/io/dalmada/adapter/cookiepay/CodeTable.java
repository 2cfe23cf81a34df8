package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.Retry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The vendor's codes and texts: data with a version, first match wins. A code means something with its operation only. */
final class CodeTable {
    static final List<Row> ROWS = lines("codes.csv").map(Row::read).toList();

    private CodeTable() {}

    /** @param operation the last part of the call's path */
    static Optional<Verdict> find(String operation, String code, String text) {
        return ROWS.stream()
                .filter(row -> row.fits(operation, code, text))
                .map(Row::verdict)
                .findFirst();
    }

    /** Why a list's row was declined, if its code is known. */
    static Optional<Decline> decline(Reply row) {
        var verdict = find(
                "payments",
                Reply.code(row.body()).orElse(""),
                row.text("RESULTMSG").orElse(""));
        return verdict.flatMap(it -> it instanceof Verdict.Declined no ? Optional.of(no.decline()) : Optional.empty());
    }

    /** A data file's cells, without comments. */
    static Stream<String[]> lines(String file) {
        var stream = Objects.requireNonNull(CodeTable.class.getResourceAsStream(file));
        var lines = new BufferedReader(new InputStreamReader(stream, UTF_8)).lines();
        return lines.filter(line -> !line.startsWith("#")).map(line -> line.split(";", -1));
    }

    /** @param operations a pattern of operations; @param code empty where any will do; @param text a pattern to be found */
    record Row(Pattern operations, String code, Pattern text, Verdict verdict) {
        static Row read(String[] cells) {
            Pattern text = Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE);
            return new Row(Pattern.compile(cells[0]), cells[1], text, verdict(cells[3], cells[4], cells[5]));
        }

        boolean fits(String operation, String reported, String message) {
            boolean sameCode = code.isEmpty() || code.equals(reported);
            return sameCode
                    && operations.matcher(operation).matches()
                    && text.matcher(message).find();
        }

        private static Verdict verdict(String kind, String name, String retry) {
            return switch (kind) {
                case "DECLINE" -> new Verdict.Declined(decline(DeclineReason.valueOf(name), retry));
                case "DOOR" -> new Verdict.AtTheDoor(NotAttemptedCause.valueOf(name));
                case "DOUBT" -> new Verdict.Doubtful(Doubt.valueOf(name));
                case "REFUSAL" -> new Verdict.Refused(RefundRefusal.valueOf(name));
                case "GONE" -> new Verdict.Gone();
                case "DEPOSIT" -> new Verdict.AwaitsDeposit();
                default -> throw new IllegalStateException("codes.csv: " + kind);
            };
        }

        private static Decline decline(DeclineReason reason, String retry) {
            return retry.isEmpty() ? Decline.of(reason) : new Decline(reason, Retry.valueOf(retry), Optional.empty());
        }
    }
}
