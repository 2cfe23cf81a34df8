package io.dalmada.adapter.rest.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where pages are, and which file each of them is. */
final class PagePaths {
    /** Scripts, styles and pictures. */
    static final String ASSETS = "/pages/**";

    static final List<String> TEST_PAGES = List.of("/test.html", "/test-pay.html", "/test-refund.html");
    static final String SETTINGS = "/pages/settings.json";
    static final String FOLDER = "classpath:/io/dalmada/adapter/rest/pages/";

    private PagePaths() {}

    /** Files by path. */
    static Map<String, String> documents(PageSettings settings) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("/console", "console.html");
        if (settings.testPages()) {
            TEST_PAGES.forEach(path -> files.put(path, path.substring(1)));
        }
        return files;
    }

    /** Everything that is a page or part of one; the rest is the API's. */
    static String[] all(PageSettings settings) {
        return Stream.concat(documents(settings).keySet().stream(), Stream.of(ASSETS))
                .toArray(String[]::new);
    }
}
