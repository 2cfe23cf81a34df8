package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.domain.gateway.Retry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The vendor's codes and texts: data with a version, first match wins. A code means something with its operation only. */
record CodeTable(String version, List<Row> rows) {
    static CodeTable load() {
        List<String> lines = lines("codes.csv");
        String version = lines.get(0).substring("version;".length());
        return new CodeTable(version, lines.stream().skip(1).map(Row::parse).toList());
    }

    /** The lines of a data file, without comments. */
    static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CodeTable.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Optional<Verdict> find(Call call, String code, String text) {
        return rows.stream()
                .filter(row -> row.matches(call, code, text))
                .map(Row::verdict)
                .findFirst();
    }

    /** @param operations a pattern of call names; code and text are empty where any will do */
    record Row(Pattern operations, String code, Pattern text, Verdict verdict) {
        static Row parse(String line) {
            String[] cells = line.split(";", -1);
            Optional<Retry> retry =
                    Optional.of(cells[5]).filter(name -> !name.isEmpty()).map(Retry::valueOf);
            return new Row(
                    Pattern.compile(cells[0]),
                    cells[1],
                    Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE),
                    new Verdict(Verdict.Kind.valueOf(cells[3]), cells[4], retry));
        }

        boolean matches(Call call, String reported, String message) {
            return operations.matcher(call.name()).matches()
                    && (code.isEmpty() || code.equals(reported))
                    && text.matcher(message).find();
        }
    }
}
