package io.dalmada.bootstrap.api;

import static io.dalmada.bootstrap.api.BadInput.KEY;
import static io.dalmada.bootstrap.api.BadInput.get;
import static io.dalmada.bootstrap.api.BadInput.post;

import io.dalmada.bootstrap.harness.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forty bad inputs, against things that exist. What each stands for is in its name; 4 and 6 need more than one plain
 * request and are tests of their own. 40: no route takes a consent yet, so one that is sent must be refused, not ignored.
 */
record BadInputs(Things things) {
    private static final String INVALID = "invalid-request";
    private static final String UNACCEPTABLE = "validation-failed";
    private static final String NOBODY = "0193589d-0000-7000-8000-00000000dead";
    private static final String CARD_NUMBER = "9410000000001235";

    /** @param usedKey the Idempotency-Key of a charge of 9900 that was made */
    record Things(String reader, String billingKey, String paid, String unknown, String canceled, String usedKey) {}

    List<BadInput> all() {
        return Stream.of(
                        callers(),
                        bodies(),
                        amounts(),
                        cards(),
                        names(),
                        schedules(),
                        states(),
                        webhooks(),
                        queries(),
                        texts(),
                        headers())
                .flatMap(s -> s)
                .toList();
    }

    private Stream<BadInput> callers() {
        return Stream.of(
                charge("1 no Idempotency-Key").without(KEY).gives(400, "idempotency-key-missing"),
                charge("2 an empty one").with(KEY, "").gives(400, "idempotency-key-invalid"),
                charge("3 one of 256 characters").with(KEY, "k".repeat(256)).gives(400, "idempotency-key-invalid"),
                charge("5 one that named another charge", "9900", "9901")
                        .with(KEY, things.usedKey())
                        .secret(things.paid())
                        .gives(422, "idempotency-key-reused"),
                charge("7 no credentials").without("Authorization").gives(401, "unauthenticated"),
                charge("7 unknown credentials")
                        .with("Authorization", "Bearer dmk_secret-of-somebody")
                        .secret("secret-of-somebody")
                        .gives(401, "unauthenticated"),
                charge("8 a key that may only read")
                        .with("Authorization", "Bearer " + things.reader())
                        .secret(things.reader())
                        .gives(403, "forbidden"),
                get("9 a payment that is nobody's", "/v1/payments/" + NOBODY).gives(404, "not-found"),
                charge("9 a billing key that is nobody's", things.billingKey(), NOBODY)
                        .gives(404, "not-found"),
                get(
                                "10 a malformed id",
                                "/v1/payments/1' or '1'='1".replace(" ", "%20").replace("'", "%27"))
                        .gives(400, INVALID),
                charge("14 a form")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .gives(415, "unsupported-media-type"),
                charge("+ TRACE").method("TRACE").gives(405, "method-not-allowed"),
                get("+ a page of 10^9", "/v1/payments?limit=1000000000").gives(400, INVALID));
    }

    private Stream<BadInput> bodies() {
        byte[] notUtf8 = order().getBytes(StandardCharsets.UTF_8);
        notUtf8[order().indexOf("9900")] = (byte) 0xff;
        return Stream.of(
                post("11 cut JSON", "/v1/payments", order().substring(0, 40)).gives(400, INVALID),
                charge("12 a name twice", "{\"b", "{\"amount\":1,\"b").gives(400, INVALID),
                charge("13 an unknown name", "{\"b", "{\"status\":\"PAID\",\"b")
                        .gives(400, INVALID)
                        .names("status"),
                charge("13 an unknown name deeper", "{\"name", "{\"discount\":1,\"name")
                        .gives(400, INVALID)
                        .names("product.discount"),
                card("13 an unknown name of a card", "{\"number", "{\"cvc\":\"737\",\"number")
                        .secret("737")
                        .gives(400, INVALID)
                        .names("card.cvc"),
                charge("13 a name that is a card's number", "{\"b", "{\"" + CARD_NUMBER + "\":1,\"b")
                        .secret(CARD_NUMBER)
                        .gives(400, INVALID),
                charge("15 a body of 17 KB", "월간 구독", "x".repeat(17_000)).gives(413, "request-too-large"),
                charge("16 no UTF-8").bytes(notUtf8).gives(400, INVALID),
                charge("16 half a character", "월간 구독", "\\ud800").gives(400, INVALID));
    }

    private Stream<BadInput> amounts() {
        return Stream.of(
                charge("17 zero", "9900", "0").gives(422, UNACCEPTABLE),
                charge("18 less than nothing", "9900", "-1").gives(422, UNACCEPTABLE),
                charge("19 half a won", "9900", "1.5").gives(422, UNACCEPTABLE),
                charge("20 a text", "9900", "\"1000\"").gives(400, INVALID),
                charge("21 eleven digits", "9900", "10000000000").gives(422, UNACCEPTABLE),
                charge("22 an exponent", "9900", "1e3").gives(400, INVALID),
                charge("23 dollars", "KRW", "USD").gives(422, UNACCEPTABLE));
    }

    private static Stream<BadInput> cards() {
        return Stream.of(
                card("24 no card's number", CARD_NUMBER, "9410000000001234").secret("9410000000001234"),
                card("25 letters", CARD_NUMBER, "9410abcd00001235").secret("9410abcd"),
                card("25 spaces", CARD_NUMBER, "9410 0000 0000 1235").secret("9410 0000"),
                card("25 full-width digits", CARD_NUMBER, "９４１０００００００００１２３５").secret("９４１０"),
                card("26 nineteen digits", CARD_NUMBER, "6304000000000000000").secret("6304000000000000000"),
                card("27 month first", "2030-12", "1228"),
                card("28 expired", "2030-12", "2020-12"),
                card("29 no birth date", "900101", "991332").secret("991332"),
                card("30 no business number", "900101", "1234567890").secret("1234567890"),
                card("31 one digit of a password", "\"12\"", "\"7\""),
                card("31 three digits", "\"12\"", "\"737\""),
                card("31 letters", "\"12\"", "\"ab\""));
    }

    private Stream<BadInput> names() {
        return Stream.of(
                charge("32 41 characters", "월간 구독", "가".repeat(41)).gives(422, UNACCEPTABLE),
                charge("32 ampersand", "월간 구독", "milk & honey").gives(422, UNACCEPTABLE),
                charge("32 emoji", "월간 구독", "gift 🎁").gives(422, UNACCEPTABLE),
                card("33 a line end in the buyer's name", "홍길동", "hong\\r\\nX: 1"));
    }

    private Stream<BadInput> schedules() {
        return Stream.of(
                subscribe("34 anchor day 0", "{\"anchorDay\":0,").gives(422, UNACCEPTABLE),
                subscribe("34 anchor day 32", "{\"anchorDay\":32,").gives(422, UNACCEPTABLE),
                plan("35 every 0 months", 0).gives(422, UNACCEPTABLE),
                plan("35 every 1,000 months", 1000).gives(422, UNACCEPTABLE),
                subscribe("36 the 30th of February", "{\"startAt\":\"2027-02-30\",")
                        .gives(400, INVALID),
                subscribe("40 a consent to another price", "{\"consent\":{\"amount\":100},")
                        .gives(400, INVALID)
                        .names("consent"));
    }

    private Stream<BadInput> states() {
        return Stream.of(
                refund("37 more than is left", things.paid(), "{\"amount\":9901,\"reason\":\"r\"}")
                        .gives(422, "refund-exceeds-remaining"),
                refund("38 of a payment whose outcome is open", things.unknown(), "{\"reason\":\"r\"}")
                        .gives(409, "payment-outcome-open"),
                post("+ charging a subscription that is over", "/v1/subscriptions/" + things.canceled() + "/pay", "")
                        .gives(409, "subscription-state"));
    }

    private static Stream<BadInput> webhooks() {
        return Stream.of(
                        "http://169.254.169.254/",
                        "http://[::1]/",
                        "https://user@shop.example/",
                        "file:///etc/passwd",
                        "https://127.0.0.1/")
                .map(url -> post("39 a webhook to " + url, "/v1/webhook-endpoints", "{\"url\":\"" + url + "\"}")
                        .gives(422, UNACCEPTABLE));
    }

    private static Stream<BadInput> queries() {
        return Stream.of(
                get("41 a filter that there is not", "/v1/payments?customer=x")
                        .gives(400, INVALID)
                        .names("customer"),
                get("41 one in small letters", "/v1/payments?customerid=cust-1001")
                        .gives(400, INVALID)
                        .names("customerid"),
                get("41 one where there are none", "/v1/gateways?verbose=true")
                        .gives(400, INVALID)
                        .names("verbose"),
                get("41 a name that is a card's number", "/v1/payments?" + CARD_NUMBER + "=1")
                        .secret(CARD_NUMBER)
                        .gives(400, INVALID),
                get("41 a card's number to look for", "/v1/payments?customerId=" + CARD_NUMBER)
                        .secret(CARD_NUMBER)
                        .gives(400, INVALID)
                        .names("customerId"),
                get("42 a filter twice", "/v1/payments?status=PAID&status=DECLINED")
                        .gives(400, INVALID)
                        .names("status"),
                get("42 an empty one", "/v1/payments?orderNumber=")
                        .gives(400, INVALID)
                        .names("orderNumber"),
                get("42 NUL", "/v1/audit-log?object=%00").gives(400, INVALID).names("object"),
                get("42 a year of nine digits", "/v1/audit-log?from=%2B999999999-12-31T23:59:59Z")
                        .gives(400, INVALID)
                        .names("from"),
                get("42 half a character", "/v1/payments?customerId=%ED%A0%80").gives(400, INVALID),
                get("42 a hexadecimal limit", "/v1/payments?limit=0x10")
                        .gives(400, INVALID)
                        .names("limit"));
    }

    private Stream<BadInput> texts() {
        return Stream.of(
                charge("43 a card's number as product", "월간 구독", "카드 9410-0000-0000-1235")
                        .secret("9410-0000-0000-1235")
                        .gives(422, UNACCEPTABLE)
                        .names("product.name"),
                card("43 one as customer", "cust-1001", "4111111111111111").secret("4111111111111111"),
                refund("43 one as reason", things.paid(), "{\"reason\":\"5555 5555 5555 4444\"}")
                        .secret("5555 5555 5555 4444")
                        .gives(422, UNACCEPTABLE)
                        .names("reason"),
                charge("43 one as Idempotency-Key")
                        .with(KEY, "order-" + CARD_NUMBER)
                        .secret(CARD_NUMBER)
                        .gives(422, UNACCEPTABLE)
                        .names(KEY),
                charge("43 a text with zero width", "월간 구독", "월간\u200b구독")
                        .gives(422, UNACCEPTABLE)
                        .names("product.name"),
                post(
                                "43 a year of nine digits",
                                "/v1/api-keys",
                                "{\"id\":\"late\",\"scopes\":[\"read\"],\"expiresAt\":\"+999999999-12-31T23:59:59Z\"}")
                        .gives(400, INVALID)
                        .names("expiresAt"));
    }

    private Stream<BadInput> headers() {
        return Stream.of(
                get("44 a language that is none", "/v1/nowhere")
                        .with("Accept-Language", "-")
                        .gives(404, "not-found"),
                get("44 an Accept that cannot be served", "/v1/payments")
                        .with("Accept", "text/html")
                        .gives(406, "not-acceptable"),
                charge("44 any content", "9900", "9900")
                        .with("Content-Type", "*/*")
                        .gives(415, "unsupported-media-type"),
                charge("44 a content that is a pattern", "9900", "9900")
                        .with("Content-Type", "application/*")
                        .gives(415, "unsupported-media-type"));
    }

    private String order() {
        return """
            {"billingKeyId":"%s","amount":9900,"currency":"KRW","product":{"name":"월간 구독","code":"PLAN-M"},"taxType":"TAXABLE"}\
            """.formatted(things.billingKey());
    }

    private BadInput charge(String name) {
        return post(name, "/v1/payments", order());
    }

    private BadInput charge(String name, String part, String by) {
        return post(name, "/v1/payments", order().replace(part, by));
    }

    private static BadInput card(String name, String part, String by) {
        return post(name, "/v1/billing-keys", Api.card(CARD_NUMBER).replace(part, by))
                .secret(CARD_NUMBER)
                .gives(422, UNACCEPTABLE);
    }

    private BadInput subscribe(String name, String beginning) {
        String rest = "\"customerId\":\"cust-1001\",\"planCode\":\"PRO\",\"billingKeyId\":\"%s\"}";
        return post(name, "/v1/subscriptions", beginning + rest.formatted(things.billingKey()));
    }

    private static BadInput plan(String name, int months) {
        return post(
                name,
                "/v1/plans",
                "{\"code\":\"BAD\",\"name\":\"b\",\"interval\":{\"unit\":\"MONTH\",\"count\":%d},\"price\":{\"amount\":100}}"
                        .formatted(months));
    }

    private static BadInput refund(String name, String payment, String body) {
        return post(name, "/v1/payments/" + payment + "/refunds", body);
    }
}
