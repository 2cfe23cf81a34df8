package io.dalmada.bootstrap.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The notes that the code writes into the books, found in its sources: what a comparison of a day found, what an inquiry
 * showed, what was arranged. What is known only when it is written is 1 here; a
 * person's own words are no notes.
 */
final class WrittenNotes {
    private static final List<Path> SOURCES = List.of(
            Path.of("../application/src/main/java/io/dalmada/application/service"),
            Path.of("../domain/src/main/java/io/dalmada/domain/payment"),
            Path.of("../domain/src/main/java/io/dalmada/domain/subscription"));
    /** Where a note is handed over; refusals are told in other ways. */
    private static final Pattern PLACE = Pattern.compile(
            "(?:Finding\\.[A-Z_]+,|[eE]vidence\\(|Evidence\\.seen\\(|nconclusive\\(|arranged\\(What|RefundReason\\(|"
                    + "String detail =)([^;{}]*\"[^;{}]*);");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private WrittenNotes() {}

    static List<String> all() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    PLACE.matcher(Files.readString(file))
                            .results()
                            .forEach(place -> notes.addAll(notesIn(place.group(1))));
                }
            }
        }
        return notes.stream()
                .filter(note -> note.matches(".*[a-z] .*"))
                .distinct()
                .toList();
    }

    /** {@code "a " + x + " b"} is one note; alternatives are several. */
    private static List<String> notesIn(String statement) {
        List<String> notes = new ArrayList<>();
        Matcher literal = LITERAL.matcher(statement);
        int end = 0;
        StringBuilder note = new StringBuilder();
        while (literal.find()) {
            String gap = statement.substring(end, literal.start()).strip();
            boolean goesOn = end > 0 && gap.startsWith("+") && gap.endsWith("+");
            if (!goesOn) {
                add(note, gap.startsWith("+"), notes);
                note = new StringBuilder(gap.endsWith("+") ? "1" : "");
            } else if (!gap.equals("+")) {
                note.append('1');
            }
            note.append(literal.group(1));
            end = literal.end();
        }
        add(note, statement.substring(end).strip().startsWith("+"), notes);
        return notes;
    }

    private static void add(StringBuilder note, boolean openEnd, List<String> notes) {
        if (!note.isEmpty()) {
            notes.add(note + (openEnd ? "1" : ""));
        }
    }
}
