package io.dalmada.gateway.testkit.report;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One row per behaviour, in the order of their ids. */
final class Report {
    private static final int ID_LENGTH = "GC-00".length();

    private final Map<String, Row> rows = new TreeMap<>();
    private Map<String, String> claims = Map.of();
    private String vendor = "unknown";

    /** @param name a display name that begins with the behaviour's id */
    private record Row(String name, Proof proof, String notes) {
        String text() {
            String id = name.substring(0, ID_LENGTH);
            String title = name.substring(ID_LENGTH).strip();
            return "| " + id + " | " + cell(title) + " | " + proof.words() + " | " + cell(notes) + " |\n";
        }

        private static String cell(String text) {
            return text.replace("|", "\\|").replace("\n", " ");
        }
    }

    synchronized void about(GatewayProfile profile) {
        vendor = profile.vendor();
        claims = Claims.of(profile);
    }

    /** Says of a failure only that it is one: messages may hold what must not be written down. */
    synchronized void add(String name, Proof proof, String notes) {
        rows.put(name, new Row(name, proof, notes));
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder("# Gateway contract: " + vendor + "\n\n")
                .append("| Id | Behaviour | Result | Notes |\n|---|---|---|---|\n");
        rows.values().forEach(row -> text.append(row.text()));
        text.append("\nWhat its profile claims:\n\n| | |\n|---|---|\n");
        claims.forEach((what, claim) -> text.append("| " + what + " | " + claim + " |\n"));
        return text.toString();
    }

    /** True when every behaviour is proven or not claimed. */
    synchronized boolean isGreen() {
        return rows.values().stream().allMatch(row -> row.proof() == Proof.PROVEN || row.proof() == Proof.NOT_CLAIMED);
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized String vendor() {
        return vendor;
    }

    void writeTo(Path folder) {
        write(folder.resolve(fileName()));
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private synchronized String fileName() {
        return "gateway-contract-" + vendor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".md";
    }
}
