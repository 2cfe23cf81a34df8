package io.dalmada.bootstrap.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What comments and pages refer to: identifiers, decisions, pages and their sections.
 *
 * @param identifiers invariants, rules and threats that a page explains
 * @param decisions numbers of four digits
 * @param files paths from the root of the repository, folders too
 * @param sections of a page, by its path: the numbers of its headings
 */
record References(
        Set<String> identifiers, Set<String> decisions, Set<String> files, Map<String, Set<String>> sections) {
    private static final Pattern IDENTIFIER = Pattern.compile("\\b[IRT]-[0-9]{2}\\b");

    /** The first cell of a row of a table. */
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\| ([IRT]-[0-9]{2}) \\|");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ([0-9]+(?:\\.[0-9]+)?[a-z]?)\\b");

    private static final Pattern LAST_CELL = Pattern.compile("(?m)^\\|.*\\|(.*)\\|$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

    /** Numbers of documents that are not in the repository. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:[DP]-[0-9]{1,2}|[A-F]\\.[0-9]{1,2})\\b(?![.'\"-])|(?i:\\brulings? [0-9]+|\\bwire document)");

    private static final Pattern DECISION = Pattern.compile("(?i)\\bdecision ([0-9]{4})\\b");
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])(?:\\.\\./)?(docs/\\w[\\w./-]*)");
    private static final Pattern PLACE = Pattern.compile(
            "(docs/wire/[\\w-]+\\.md), ([0-9]+(?:\\.[0-9]+)?[a-z]?)(?: and ([0-9]+(?:\\.[0-9]+)?[a-z]?))?");

    static Set<String> defined(String page) {
        return DEFINITION.matcher(page).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    static Set<String> headings(String page) {
        return HEADING.matcher(page).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    /** The classes that a table's last column names. */
    static Set<String> lastCells(String page) {
        return LAST_CELL
                .matcher(page)
                .results()
                .flatMap(row -> CLASS.matcher(row.group(1)).results())
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    /** All references of a text that lead nowhere, as they are written there. */
    Set<String> dangling(String text) {
        Set<String> found = new TreeSet<>();
        add(found, IDENTIFIER, text, it -> !identifiers.contains(it.group()));
        add(found, ELSEWHERE, text, it -> true);
        add(found, DECISION, text, it -> !decisions.contains(it.group(1)));
        add(found, FILE, text, it -> !files.contains(path(it.group(1))));
        add(found, PLACE, text, it -> !has(it, 2) || !has(it, 3));
        return found;
    }

    private boolean has(MatchResult place, int group) {
        Set<String> known = sections.getOrDefault(place.group(1), Set.of());
        return Optional.ofNullable(place.group(group)).map(known::contains).orElse(true);
    }

    private static String path(String written) {
        return written.replaceAll("[./-]+$", "");
    }

    private static void add(Set<String> found, Pattern pattern, String text, Predicate<MatchResult> dangles) {
        pattern.matcher(text).results().filter(dangles).map(MatchResult::group).forEach(found::add);
    }
}
