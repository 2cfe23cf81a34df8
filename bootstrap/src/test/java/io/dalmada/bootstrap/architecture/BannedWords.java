package io.dalmada.bootstrap.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words of docs/glossary.md, "words we do not use", that a machine can tell from their ordinary use. */
final class BannedWords {
    /** In comments: they hide who acts, or cannot be looked up. */
    static final List<String> IN_COMMENTS = List.of(
            "person",
            "people",
            "somebody",
            "someone",
            "anybody",
            "nobody",
            "no one",
            "whoever",
            "whatever",
            "whichever",
            "he",
            "him",
            "his",
            "come of",
            "came of",
            "ghost",
            "leftovers",
            "journal",
            "verdict",
            "story",
            "lane");

    /** As a part of a type's name. */
    static final Set<String> IN_NAMES = Set.of(
            "Person", "Ghost", "Leftovers", "Journal", "Verdict", "Story", "Lane", "Door", "Dialect", "Obstacles");

    private static final Pattern TOKENS = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|/\\*[\\s\\S]*?\\*/|//[^\\n]*");
    private static final Pattern WORDS =
            Pattern.compile("\\b(" + String.join("|", IN_COMMENTS) + ")\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPES = Pattern.compile("\\b(?:class|record|interface|enum)\\s+(\\w+)");
    /** A name that is quoted is none of ours to change: a metric, an alarm, an event. */
    private static final Pattern QUOTED = Pattern.compile("\\{@code [^}]*}");

    private BannedWords() {}

    /** Those in a Java file's comments, and the names of its types that hold one. */
    static List<String> in(String java) {
        List<String> found = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        int end = 0;
        Matcher tokens = TOKENS.matcher(java);
        while (tokens.find()) {
            code.append(java, end, tokens.start()).append(' ');
            end = tokens.end();
            if (tokens.group().startsWith("/")) {
                words(tokens.group()).forEach(found::add);
            }
        }
        code.append(java.substring(end));
        names(code.toString()).forEach(found::add);
        return found;
    }

    private static Stream<String> words(String comment) {
        return WORDS.matcher(QUOTED.matcher(comment).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> names(String code) {
        return TYPES.matcher(code).results().map(match -> match.group(1)).filter(BannedWords::isBanned);
    }

    private static boolean isBanned(String name) {
        return Arrays.stream(name.split("(?=[A-Z])")).anyMatch(IN_NAMES::contains);
    }
}
