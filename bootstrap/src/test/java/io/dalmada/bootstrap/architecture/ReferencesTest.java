package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a comment or a page refers to stands in this repository. */
class ReferencesTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "data", "node_modules");
    private static final List<String> READ = List.of(".java", ".md", ".csv", ".sql", "pom.xml");
    private static final List<String> EXPLAINING = List.of("docs/invariants.md", "docs/security.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))`");

    @Test
    void every_reference_resolves() {
        List<String> files = files();
        References known = known(files);
        Set<String> found = new TreeSet<>();
        files.stream()
                .filter(file -> READ.stream().anyMatch(file::endsWith))
                // The twin below spells out what must not stand anywhere.
                .filter(file -> !file.endsWith("/ReferencesTest.java"))
                .forEach(file -> known.dangling(text(file)).forEach(reference -> found.add(file + ": " + reference)));
        assertThat(found).isEmpty();
    }

    @Test
    void every_test_that_shows_an_invariant_exists() {
        Set<String> named = EXPLAINING.stream()
                .flatMap(page -> TEST.matcher(text(page)).results())
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isSubsetOf(classes("/src/test/"));
    }

    @Test
    void every_class_that_the_glossary_names_exists() {
        Set<String> named = References.lastCells(text("docs/glossary.md"));
        assertThat(named).isNotEmpty().isSubsetOf(classes("/src/main/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I-02",
                "R-99",
                "T-40",
                "D-14",
                "P-12",
                "E.5",
                "A.3",
                "ruling 5",
                "Rulings 5",
                "wire document",
                "decision 0017",
                "docs/nowhere.md",
                "docs/decisions/0001",
                "docs/wire/vendor.md, 22",
                "docs/wire/vendor.md, 5 and 9e"
            })
    void a_dangling_reference_is_found(String reference) {
        assertThat(twin().dangling("/** Settles one attempt (" + reference + "): it may be late. */"))
                .containsExactly(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I-01 and R-07 (T-09)",
                "decision 0001",
                "Decision 0001: see docs/decisions and ../docs/metrics.md.",
                "docs/wire/vendor.md, 5 and 9d",
                "docs/wire/vendor.md, 9.1: seen before",
                "https://example.com/docs/anything, D+1, P-ORDER-1, K-1, 1.5"
            })
    void a_reference_that_resolves_is_passed_over(String text) {
        assertThat(twin().dangling(text)).isEmpty();
    }

    @Test
    void classes_stand_in_the_last_cell() {
        assertThat(References.lastCells(
                        "| 결제 | payment | `x`, one amount | `Payment`, `Attempt` |\n| 정산 | settlement | none | |\n"))
                .containsExactlyInAnyOrder("Payment", "Attempt");
    }

    @Test
    void rows_of_a_table_and_numbered_headings_define() {
        assertThat(References.defined("| Name | What |\n| I-01 | **Single.** See R-02. |\n| T-09 | x |\n"))
                .containsExactlyInAnyOrder("I-01", "T-09");
        assertThat(References.headings("# Wire\n## 5. Charging\n### 9d. Now\n### 9.1 Codes\n## Sources\n"))
                .containsExactlyInAnyOrder("5", "9d", "9.1");
    }

    private static References twin() {
        return new References(
                Set.of("I-01", "R-07", "T-09"),
                Set.of("0001"),
                Set.of("docs/decisions", "docs/metrics.md", "docs/wire/vendor.md"),
                Map.of("docs/wire/vendor.md", Set.of("5", "9d", "9.1")));
    }

    private static References known(List<String> files) {
        Set<String> identifiers = EXPLAINING.stream()
                .flatMap(page -> References.defined(text(page)).stream())
                .collect(Collectors.toSet());
        Set<String> decisions = files.stream()
                .filter(file -> file.matches("docs/decisions/[0-9]{4}-.*\\.md"))
                .map(file -> file.substring("docs/decisions/".length(), "docs/decisions/0000".length()))
                .collect(Collectors.toSet());
        Map<String, Set<String>> sections = files.stream()
                .filter(file -> file.startsWith("docs/wire/"))
                .collect(Collectors.toMap(Function.identity(), file -> References.headings(text(file))));
        Set<String> paths = new TreeSet<>(files);
        files.forEach(file -> Stream.iterate(Path.of(file), part -> part != null, Path::getParent)
                .forEach(folder -> paths.add(folder.toString())));
        return new References(identifiers, decisions, paths, sections);
    }

    private static Set<String> classes(String folder) {
        return files().stream()
                .filter(file -> file.endsWith(".java") && file.contains(folder))
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .map(ROOT::relativize)
                    .filter(file -> Stream.iterate(file, part -> part != null, Path::getParent)
                            .noneMatch(
                                    part -> NOT_OURS.contains(part.getFileName().toString())))
                    .map(Path::toString)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
