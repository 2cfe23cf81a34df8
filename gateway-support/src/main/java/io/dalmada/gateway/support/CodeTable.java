package io.dalmada.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.Retry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vendor's codes and texts: data with a version, first match wins. A code means something with its operation only.
 *
 * <p>The file has one row a line, {@code operations;code;text;kind;name;example}, and comments that begin with {@code #}.
 * Kinds are SUCCESS, DECLINE, NOT_EXECUTED, UNKNOWN, REFUSAL, GONE and DEPOSIT; the name is a constant of the kind's enum, for a DECLINE
 * optionally with a {@link Retry} and the time to wait at least: {@code LIMIT_OR_BALANCE LATER PT24H}.
 */
public record CodeTable(List<Row> rows) {
    public CodeTable {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param operations a pattern of names of operations
     * @param code empty where any will do; {@code HTTP 429} for a reply of that status without a code
     * @param text a pattern to be found in the message, in any case; empty where any will do
     * @param example a text that the row is for; empty where the code is enough
     */
    public record Row(Pattern operations, String code, Pattern text, Classification verdict, String example) {
        boolean fits(String operation, String itsCode, String itsText) {
            return (code.isEmpty() || code.equals(itsCode))
                    && operations.matcher(operation).matches()
                    && text.matcher(itsText).find();
        }
    }

    /** Reads the resource beside a class of the adapter. */
    public static CodeTable read(Class<?> beside, String file) {
        return new CodeTable(lines(beside, file).stream().map(CodeTable::row).toList());
    }

    public Optional<Classification> find(String operation, String code, String text) {
        return rows.stream()
                .filter(row -> row.fits(operation, code, text))
                .map(Row::verdict)
                .findFirst();
    }

    /** A data file's cells, without comments. */
    public static List<String[]> lines(Class<?> beside, String file) {
        try (var stream = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String[] cells) {
        Pattern text = Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE);
        String example = cells.length > 5 ? cells[5] : "";
        return new Row(Pattern.compile(cells[0]), cells[1], text, classification(cells[3], cells[4]), example);
    }

    private static Classification classification(String kind, String name) {
        return switch (kind) {
            case "SUCCESS" -> new Classification.Success();
            case "DECLINE" -> new Classification.Declined(decline(name.split(" ")));
            case "NOT_EXECUTED" -> new Classification.NotExecuted(NotAttemptedCause.valueOf(name));
            case "UNKNOWN" -> new Classification.Unknown(Doubt.valueOf(name));
            case "REFUSAL" -> new Classification.Refused(RefundRefusal.valueOf(name));
            case "GONE" -> new Classification.Gone();
            case "DEPOSIT" -> new Classification.AwaitsDeposit();
            default -> throw new IllegalStateException("no such kind of row: " + kind);
        };
    }

    private static Decline decline(String[] words) {
        DeclineReason reason = DeclineReason.valueOf(words[0]);
        Retry retry = words.length > 1 ? Retry.valueOf(words[1]) : reason.defaultRetry();
        return new Decline(reason, retry, words.length > 2 ? Optional.of(Duration.parse(words[2])) : Optional.empty());
    }
}
