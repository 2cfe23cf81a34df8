package io.dalmada.simulator.tosspayments.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The vendor's error codes: a data file. */
public final class Errors {
    private static final Map<String, Row> ROWS = read();

    private record Row(int status, String korean, String english) {}

    private Errors() {}

    static Set<String> codes() {
        return ROWS.keySet();
    }

    /** A code that is not in the file is answered with status 400, as the vendor's list grows. */
    public static Answer of(String code, boolean english) {
        Row row = ROWS.getOrDefault(code, new Row(400, "알 수 없는 응답입니다.", "Nobody knows this code."));
        return new Answer(
                row.status,
                Optional.of(code),
                Optional.of(Json.object("code", code, "message", english ? row.english : row.korean)));
    }

    private static Map<String, Row> read() {
        Map<String, Row> rows = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(Errors.class.getResourceAsStream("errors.csv")), UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(";", -1);
                rows.put(cells[0], new Row(Integer.parseInt(cells[1]), cells[2], cells[3]));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }
}
