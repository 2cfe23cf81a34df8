package io.dalmada.bootstrap.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Values that callers send, as JSON texts: some that a schema allows, its edges, and what nobody should send. */
final class FuzzValues {
    /** Numbers that look like cards: in answers, logs and tables nobody may find them again. */
    static final List<String> CARDS = List.of(
            "4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "9410273859164731");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            " a ",
            "가",
            "월간 구독",
            // "구독" taken apart (NFD), and letters that CP949 lacks
            "\u1100\u116e\u1103\u1169\u11a8",
            "鿿",
            // zero width, byte order, direction, soft hyphen, line and paragraph ends
            "a\u200bb",
            "\ufeffa",
            "a\u202eb",
            "a\u00adb",
            "a\u2028b",
            "a\\nb",
            "a\\u0000b",
            "\\u0000",
            "a\\u0007b",
            "a\\u0085b",
            "\\ud800",
            "a\\udc00b",
            "gift 🎁",
            "milk & honey",
            "a|b",
            "a<b>'\\\"`",
            "' or '1'='1",
            "${jndi:ldap://x/y}",
            "../../etc/passwd",
            "%00%zz",
            "null",
            "TRUE",
            "0",
            "-1",
            "12",
            "1e3",
            "9".repeat(40),
            "0193589d-0000-7000-8000-00000000dead",
            "0193589D-0000-7000-8000-00000000DEAD",
            "{0193589d-0000-7000-8000-00000000dead}",
            "2027-01-31",
            "2027-02-30",
            "2026-1-1",
            "0000-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "2027-01-31T12:00:00+09:00",
            "2027-01-31T12:00:00Z",
            "2027-01-31T12:00Z",
            "2027-01-31T12:00:00",
            "2027-02-30T12:00:00Z",
            "2027-01-31T24:00:00Z",
            "2027-01-31T12:00:00.1234567891Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59-18:00",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00",
            "https://shop.example/hook",
            "https://127.0.0.1/",
            "file:///etc/passwd",
            "http://[::1",
            "payment.*",
            "UNKNOWN",
            "PAID",
            "KRW",
            "USD",
            "krw");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "7",
            "31",
            "100",
            "9900",
            "10000",
            "9999999999",
            "10000000000",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1.5",
            "1.0",
            "100.00",
            "-0",
            "1e3",
            "1e400",
            "9".repeat(400),
            "01",
            "NaN",
            "0x10");

    private static final List<String> OTHERS =
            List.of("null", "true", "false", "[]", "{}", "[null]", "[[[[[[[[]]]]]]]]", "{\"a\":1,\"a\":2}", "");

    private FuzzValues() {}

    /** @param schema resolved; nothing is made up where it says little */
    static String next(JsonNode schema, Random random) {
        List<String> edges = edges(schema);
        int kind = random.nextInt(10);
        if (kind < 3 && !edges.isEmpty()) {
            return pick(edges, random);
        }
        boolean number = FuzzDocument.type(schema).matches("integer|number");
        if (kind < 8) {
            return number ? pick(NUMBERS, random) : quoted(text(random));
        }
        return kind == 8 ? pick(OTHERS, random) : number ? quoted(text(random)) : pick(NUMBERS, random);
    }

    /** A text as it stands between quotation marks; some are a card's number, alone or within words. */
    static String text(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> pick(CARDS, random);
            case 1 -> "my card " + pick(CARDS, random) + ", thanks";
            default -> pick(TEXTS, random);
        };
    }

    private static List<String> edges(JsonNode schema) {
        List<String> edges = new ArrayList<>();
        schema.path("enum").forEach(each -> edges.add(each.toString()));
        for (String length : List.of("minLength", "maxLength")) {
            if (schema.has(length)) {
                int letters = schema.path(length).asInt();
                edges.add(quoted("a".repeat(letters)));
                edges.add(quoted("가".repeat(letters)));
                edges.add(quoted("a".repeat(letters + 1)));
                edges.add(quoted("a".repeat(Math.max(0, letters - 1))));
            }
        }
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                long edge = schema.path(bound).asLong();
                edges.addAll(List.of("" + edge, "" + (edge - 1), "" + (edge + 1)));
            }
        }
        return edges;
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
