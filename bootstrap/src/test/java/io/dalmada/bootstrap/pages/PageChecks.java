package io.dalmada.bootstrap.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every page must stand; each check answers with what is wrong, and {@link PageChecksTest} shows that it sees it. */
final class PageChecks {
    static final int MOST_BYTES = 150 * 1024;
    private static final String AXE = read("/axe.min.js");
    private static final String SERIOUS = """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations
              .filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))""";
    private static final String STORED = """
            () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])""";

    private PageChecks() {}

    /** Violations that axe-core calls serious or critical. */
    static List<String> inaccessible(Page page) {
        page.evaluate(AXE);
        return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
    }

    /** Requests that left the origin. */
    static List<String> strangers(PageVisit visit, String origin) {
        return visit.requests().stream()
                .map(Request::url)
                .filter(url -> !url.startsWith(origin + "/"))
                .toList();
    }

    /** Whether the page with all its files is too heavy; each file counts once, what the API answered does not. */
    static List<String> heavy(PageVisit visit) {
        Set<String> seen = new HashSet<>();
        int bytes = visit.responses().stream()
                .filter(response -> !URI.create(response.url()).getPath().startsWith("/v1/"))
                .filter(response -> response.status() == 200 && seen.add(response.url()))
                .mapToInt(response -> response.body().length)
                .sum();
        return bytes <= MOST_BYTES ? List.of() : List.of(bytes + " bytes for a page, more than " + MOST_BYTES);
    }

    /** What the browser refused by the page's policy, and scripts that broke. */
    static List<String> refused(PageVisit visit) {
        return visit.said().stream()
                .filter(line -> line.contains("Content Security Policy") || line.contains("Error"))
                .toList();
    }

    /** Where a secret was left: in an address, in the browser's storage, in a cookie or on its console. */
    static List<String> leftBehind(PageVisit visit, List<String> secrets) {
        List<String> places = new ArrayList<>(visit.said());
        places.add(visit.page().url());
        visit.requests().forEach(request -> places.add(request.url()));
        places.add((String) visit.page().evaluate(STORED));
        visit.context().cookies().forEach(cookie -> places.add(cookie.name + "=" + cookie.value));
        return places.stream()
                .filter(place -> secrets.stream().anyMatch(place::contains))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = PageChecks.class.getResourceAsStream(resource)) {
            return new String(java.util.Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
