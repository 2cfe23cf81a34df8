package io.dalmada.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of the pages and every header they come with, as somebody reviewed them (PCI DSS 6.4.3 and 11.6.1): the list
 * of scripts that may run, and the test that fails when one of them changes unseen.
 */
class PageInventoryTest {
    private static final Path FILES = Path.of("../adapter-rest/src/main/resources/io/dalmada/adapter/rest/pages");
    private static final Path REVIEWED = Path.of("src/test/resources/page-inventory.txt");
    private static final Path FOUND = Path.of("target/page-inventory.txt");
    private static final List<String> PASSING =
            List.of("date", "content-length", "last-modified", "x-request-id", "connection", "keep-alive");

    @Test
    void pages_and_their_headers_are_those_that_were_reviewed(@TempDir Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Map<String, String> blocks = new LinkedHashMap<>();
        try (RunningApp app = RunningApp.local(Database.H2_FILE.properties(folder))) {
            Api anybody = Api.stranger(app.api().base());
            for (String path : paths()) {
                HttpResponse<String> answer = anybody.get(path).raw();
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().map()).as(path).doesNotContainKey("set-cookie");
                String block = blocks.computeIfAbsent(headers(answer), some -> "headers " + (blocks.size() + 1));
                found.add(sha256(answer.body()) + "  " + path + "  (" + block + ")");
            }
        }
        blocks.forEach(
                (headers, name) -> found.addAll((name + ":\n" + headers).lines().toList()));
        Files.createDirectories(FOUND.getParent());
        Files.writeString(FOUND, String.join("\n", found) + "\n");

        assertThat(found)
                .as(
                        "pages or headers have changed: review the difference between %s and %s, then copy it",
                        REVIEWED, FOUND)
                .isEqualTo(Files.readAllLines(REVIEWED));
    }

    /** In production the test pages are no pages, and their addresses are closed like any other. */
    @Test
    void the_test_pages_can_be_switched_off(@TempDir Path folder) {
        List<String> off = new ArrayList<>(Database.H2_FILE.properties(folder));
        off.add("dalmada.pages.test=false");
        try (RunningApp app = RunningApp.local(off)) {
            Api anybody = Api.stranger(app.api().base());
            for (String path : List.of("/test.html", "/test-pay.html", "/test-refund.html")) {
                assertThat(anybody.get(path).status()).as(path).isEqualTo(401);
                assertThat(app.api().get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(anybody.get("/console").status()).isEqualTo(200);
            assertThat(anybody.get("/pages/../../application.yml").status()).isNotEqualTo(200);
        }
    }

    private static List<String> paths() throws IOException {
        try (Stream<Path> all = Files.walk(FILES.resolve("assets"))) {
            Stream<String> assets = all.filter(Files::isRegularFile)
                    .map(file -> "/pages/" + FILES.resolve("assets").relativize(file));
            return Stream.concat(
                            Stream.of("/console", "/test.html", "/test-pay.html", "/test-refund.html"), assets.sorted())
                    .toList();
        }
    }

    private static String headers(HttpResponse<String> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.toString()));
        headers.keySet().removeAll(PASSING);
        return headers.entrySet().stream()
                .map(each -> "  " + each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
