package io.dalmada.adapter.rest;

import static io.dalmada.adapter.rest.BadInput.card;
import static io.dalmada.adapter.rest.BadInput.charge;
import static io.dalmada.adapter.rest.BadInput.get;
import static io.dalmada.adapter.rest.BadInput.post;
import static io.dalmada.adapter.rest.BadInput.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.Client.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bad inputs: each is refused with its status and problem, before any use case, and never repeated. */
public class BadInputTest extends ApiTest {
    private static final String KEYS = "/v1/billing-keys";
    private static final String PAYMENTS = "/v1/payments";
    private static final String DAYS = "/v1/reconciliations/";
    private static final String INVALID = "invalid-request";
    private static final String UNACCEPTABLE = "validation-failed";
    private static final String AMOUNT = "1000";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"requests", "bodies", "amounts", "cards", "names", "resolutions", "addresses"})
    void is_refused(BadInput input) {
        requireRefusal(this, input);
    }

    public static void requireRefusal(ApiTest test, BadInput input) {
        Reply reply = input.caller()
                .apply(test.client())
                .send(input.method(), input.path(), BodyPublishers.ofByteArray(input.body()));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(input.status());
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:" + input.type());
        assertThat(reply.<Integer>at("status")).isEqualTo(input.status());
        assertThat(reply.<String>at("instance")).isEqualTo("urn:dalmada:request:" + reply.header("X-Request-Id"));
        assertThat(reply.has("field"))
                .as(reply.toString())
                .isEqualTo(input.field().isPresent());
        input.field().ifPresent(field -> assertThat(reply.<String>at("field")).isEqualTo(field));
        input.secret().ifPresent(secret -> assertThat(reply.body()).doesNotContain(secret));
        assertThat(test.ports.calls).isEmpty();
    }

    static Stream<BadInput> requests() {
        String header = "Idempotency-Key";
        BadInput charge = post("", PAYMENTS, CHARGE);
        return Stream.of(
                named("1 no key", charge).without(header).gives(400, "idempotency-key-missing", header),
                named("2 empty key", charge).with(header, "").gives(400, "idempotency-key-invalid", header),
                named("2 key of two quotes", charge).with(header, "\"\"").gives(400, "idempotency-key-invalid", header),
                named("3 key of 256", charge)
                        .with(header, "k".repeat(256))
                        .gives(400, "idempotency-key-invalid", header),
                named("3 key of 15", charge).with(header, "k".repeat(15)).gives(400, "idempotency-key-invalid", header),
                named("4 key with an encoded line end", charge)
                        .with(header, "key-0123456789%0d%0aX")
                        .gives(400, "idempotency-key-invalid", header),
                named("7 no credentials", charge).without("Authorization").gives(401, "unauthenticated"),
                named("7 unknown key", charge)
                        .with("Authorization", "Bearer dmk_x")
                        .gives(401, "unauthenticated"),
                named("7 other scheme", charge)
                        .with("Authorization", "Basic ZG1rOmRtaw==")
                        .gives(401, "unauthenticated"),
                named("14 wrong content type", charge)
                        .with("Content-Type", "text/plain")
                        .gives(415, "unsupported-media-type"),
                named("14 form", charge)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .gives(415, "unsupported-media-type"),
                named("14 no content type", charge).without("Content-Type").gives(415, "unsupported-media-type"),
                named("TRACE", charge).method("TRACE").gives(405, "method-not-allowed"),
                named("PUT", charge).method("PUT").gives(405, "method-not-allowed"),
                named("PATCH", charge).method("PATCH").gives(405, "method-not-allowed"));
    }

    static Stream<BadInput> bodies() {
        byte[] cut = "{\"amount\":1".getBytes(StandardCharsets.UTF_8);
        byte[] notUtf8 = CHARGE.getBytes(StandardCharsets.UTF_8);
        notUtf8[notUtf8.length - 5] = (byte) 0xff;
        byte[] surrogate = CHARGE.replace("구독", "@@@").getBytes(StandardCharsets.UTF_8);
        int at = new String(surrogate, StandardCharsets.US_ASCII).indexOf("@@@");
        System.arraycopy(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, 0, surrogate, at, 3);
        BadInput charge = post("", PAYMENTS, CHARGE);
        return Stream.of(
                named("11 cut JSON", charge).bytes(cut).gives(400, INVALID),
                post("11 empty body", PAYMENTS, "").gives(400, INVALID),
                post("11 null", PAYMENTS, "null").gives(400, INVALID),
                post("11 array", PAYMENTS, "[" + CHARGE + "]").gives(400, INVALID),
                post("11 two documents", PAYMENTS, CHARGE + CHARGE).gives(400, INVALID),
                post("11 text", PAYMENTS, "\"charge me\"").gives(400, INVALID),
                post("11 deep", PAYMENTS, "{\"product\":".repeat(1200)).gives(400, INVALID, "product"),
                post("12 duplicate", PAYMENTS, CHARGE.replace("{\"b", "{\"amount\":5,\"b"))
                        .gives(400, INVALID),
                post("12 duplicate in the card", KEYS, CARD.replace("\"expiry\"", "\"number\":\"1\",\"expiry\""))
                        .gives(400, INVALID, "card"),
                post("13 unknown", PAYMENTS, CHARGE.replace("{\"b", "{\"status\":\"PAID\",\"b"))
                        .gives(400, INVALID, "status"),
                post("13 unknown and no name", PAYMENTS, CHARGE.replace("{\"b", "{\"<b>9410\":1,\"b"))
                        .secret("9410")
                        .gives(400, INVALID),
                post("13 unknown in the card", KEYS, CARD.replace("{\"number\"", "{\"cvc\":\"987\",\"number\""))
                        .secret("987")
                        .gives(400, INVALID, "card.cvc"),
                post("13 unknown in the product", PAYMENTS, CHARGE.replace("{\"name\"", "{\"cost\":1,\"name\""))
                        .gives(400, INVALID, "product.cost"),
                post("15 over 16 KB", PAYMENTS, CHARGE.replace("구독", "x".repeat(17_000)))
                        .gives(413, "request-too-large"),
                post("15 a megabyte", PAYMENTS, "{" + " ".repeat(1 << 20) + "}").gives(413, "request-too-large"),
                named("16 not UTF-8", charge).bytes(notUtf8).gives(400, INVALID),
                named("16 surrogate in UTF-8", charge).bytes(surrogate).gives(400, INVALID),
                product("16 lone surrogate", "\"\\ud800 x\"").gives(400, INVALID, "product.name"),
                named("16 UTF-16", charge)
                        .bytes(CHARGE.getBytes(StandardCharsets.UTF_16))
                        .gives(400, INVALID),
                product("number for a text", "12345").gives(400, INVALID, "product.name"),
                card("number for a card number", "number", "4242424242424242").gives(400, INVALID, "card.number"),
                post("text for a card", KEYS, CARD.replaceAll("\\{\"number.*", "\"4242424242424242\"}"))
                        .secret("4242")
                        .gives(400, INVALID, "card"));
    }

    static Stream<BadInput> amounts() {
        return Stream.of(
                charge("17 zero", AMOUNT, "0").gives(422, UNACCEPTABLE, "amount"),
                charge("17 minus zero", AMOUNT, "-0").gives(422, UNACCEPTABLE, "amount"),
                charge("18 negative", AMOUNT, "-1").gives(422, UNACCEPTABLE, "amount"),
                charge("19 fraction", AMOUNT, "1.5").gives(422, UNACCEPTABLE, "amount"),
                charge("20 text", AMOUNT, "\"1000\"").gives(400, INVALID, "amount"),
                charge("20 true", AMOUNT, "true").gives(400, INVALID, "amount"),
                charge("20 object", AMOUNT, "{}").gives(400, INVALID, "amount"),
                charge("21 eleven digits", AMOUNT, "10000000000").gives(422, UNACCEPTABLE, "amount"),
                charge("21 beyond a long", AMOUNT, "9".repeat(30)).gives(422, UNACCEPTABLE, "amount"),
                charge("21 a hundred digits", AMOUNT, "9".repeat(100)).gives(400, INVALID, "amount"),
                charge("22 exponent", AMOUNT, "1e3").gives(400, INVALID, "amount"),
                charge("NaN", AMOUNT, "NaN").gives(400, INVALID),
                charge("leading zero", AMOUNT, "01000").gives(400, INVALID),
                charge("absent", "\"amount\":1000,", "").gives(422, UNACCEPTABLE, "amount"),
                charge("null", AMOUNT, "null").gives(422, UNACCEPTABLE, "amount"),
                post("refund of zero", REFUNDS_PATH, REFUND.replace("300", "0")).gives(422, UNACCEPTABLE, "amount"),
                charge("23 USD", "\"amount\"", "\"currency\":\"USD\",\"amount\"")
                        .gives(422, UNACCEPTABLE, "currency"),
                charge("tax type", "\"amount\"", "\"taxType\":\"NONE\",\"amount\"")
                        .gives(422, UNACCEPTABLE, "taxType"));
    }

    static Stream<BadInput> cards() {
        return Stream.of(
                card("24 Luhn", "number", "\"4242424242424241\"").gives(422, UNACCEPTABLE, "card.number"),
                card("25 letters", "number", "\"4242abcd42424242\"").gives(422, UNACCEPTABLE, "card.number"),
                card("25 spaces", "number", "\"4242 4242 4242 4242\"").gives(422, UNACCEPTABLE, "card.number"),
                card("25 full width", "number", "\"４２４２４２４２４２４２４２４２\"").gives(422, UNACCEPTABLE, "card.number"),
                card("26 nineteen digits", "number", "\"6304000000000000000\"").gives(422, UNACCEPTABLE, "card.number"),
                card("no number", "number", "null").gives(422, UNACCEPTABLE, "card.number"),
                card("27 month first", "expiry", "\"1228\"").gives(422, UNACCEPTABLE, "card.expiry"),
                card("27 month 13", "expiry", "\"2028-13\"").gives(422, UNACCEPTABLE, "card.expiry"),
                card("27 month 0", "expiry", "\"2028-00\"").gives(422, UNACCEPTABLE, "card.expiry"),
                card("27 letters", "expiry", "\"20a8-12\"").gives(422, UNACCEPTABLE, "card.expiry"),
                card("28 last month", "expiry", "\"2026-10\"").gives(422, UNACCEPTABLE, "card.expiry"),
                card("29 birth date", "holderId", "\"991332\"").gives(422, UNACCEPTABLE, "card.holderId"),
                card("30 business number", "holderId", "\"1234567890\"").gives(422, UNACCEPTABLE, "card.holderId"),
                card("31 one digit", "password", "\"1\"").gives(422, UNACCEPTABLE, "card.password"),
                card("31 three digits", "password", "\"123\"").gives(422, UNACCEPTABLE, "card.password"),
                card("31 letters", "password", "\"ab\"").gives(422, UNACCEPTABLE, "card.password"));
    }

    static Stream<BadInput> names() {
        return Stream.of(
                product("32 41 characters", "\"" + "가".repeat(41) + "\"").gives(422, UNACCEPTABLE, "product.name"),
                product("32 ampersand", "\"milk & honey\"").gives(422, UNACCEPTABLE, "product.name"),
                product("32 bar", "\"milk | honey\"").gives(422, UNACCEPTABLE, "product.name"),
                product("32 emoji", "\"gift 🎁 box\"").gives(422, UNACCEPTABLE, "product.name"),
                product("32 control character", "\"a\\u0000bcd\"").gives(422, UNACCEPTABLE, "product.name"),
                product("no name", "null").gives(422, UNACCEPTABLE, "product.name"),
                charge("no product", ",\"product\":{\"name\":\"구독\"}", "").gives(422, UNACCEPTABLE, "product"),
                post("buyer's name", KEYS, CARD.replace("홍길동", "가".repeat(21))).gives(422, UNACCEPTABLE, "buyer.name"),
                post("buyer's e-mail", KEYS, CARD.replace("a@example.com", "nobody at home"))
                        .secret("nobody")
                        .gives(422, UNACCEPTABLE, "buyer.email"),
                post("customer", KEYS, CARD.replace("customer-1", "two words")).gives(422, UNACCEPTABLE, "customerId"),
                post("gateway", KEYS, CARD.replace("cookiepay", "Cookie Pay"))
                        .secret("Cookie Pay")
                        .gives(422, UNACCEPTABLE, "gateway"),
                post("no reason", REFUNDS_PATH, "{}").gives(422, UNACCEPTABLE, "reason"));
    }

    static Stream<BadInput> resolutions() {
        String refund = RESOLUTION.replace("orderNumber", "refundNumber");
        return Stream.of(
                resolution("no key", "", "")
                        .without("Idempotency-Key")
                        .gives(400, "idempotency-key-missing", "Idempotency-Key"),
                resolution("no number", "orderNumber", "outcome2").gives(400, INVALID),
                resolution("neither number", "\"orderNumber\":\"P01J6M9W2RWFCH9RCVDGZ7S0936-01\",", "")
                        .gives(422, UNACCEPTABLE, "orderNumber"),
                post(
                                "both numbers",
                                RESOLUTION_PATH,
                                refund.replace("CHARGED", "REFUNDED").replace("{", "{\"orderNumber\":\"P01J6M9\","))
                        .gives(422, UNACCEPTABLE, "refundNumber"),
                resolution("number with spaces", "P01J6", "P 1J6").gives(422, UNACCEPTABLE, "orderNumber"),
                resolution("outcome", "CHARGED", "PAID").gives(422, UNACCEPTABLE, "outcome"),
                resolution("outcome of a refund", "CHARGED", "REFUNDED").gives(422, UNACCEPTABLE, "outcome"),
                post("outcome of an attempt", RESOLUTION_PATH, refund).gives(422, UNACCEPTABLE, "outcome"),
                resolution("charged without a number", "\"transactionId\":\"TID0001\",", "")
                        .gives(422, UNACCEPTABLE, "transactionId"),
                resolution("not charged with a number", "CHARGED", "NOT_CHARGED")
                        .gives(422, UNACCEPTABLE, "transactionId"),
                resolution("number of two words", "TID0001", "TID 0001").gives(422, UNACCEPTABLE, "transactionId"),
                resolution("no reason", "\"reason\":\"checked\",", "").gives(422, UNACCEPTABLE, "reason"),
                resolution("long reason", "checked", "x".repeat(101)).gives(422, UNACCEPTABLE, "reason"),
                resolution("blank evidence", "the back office shows it", " ").gives(422, UNACCEPTABLE, "evidence"),
                resolution("card in the evidence", "the back office shows it", "4242 4242 4242 4242")
                        .secret("4242 4242")
                        .gives(422, UNACCEPTABLE, "evidence"),
                post("malformed payment", PAYMENTS + "/x/resolution", RESOLUTION)
                        .gives(400, INVALID, "id"),
                get("attention", PAYMENTS + "?attention=SENDING").gives(400, INVALID, "attention"));
    }

    private static BadInput resolution(String name, String part, String by) {
        return post(name, RESOLUTION_PATH, RESOLUTION.replace(part, by));
    }

    static Stream<BadInput> addresses() {
        return Stream.of(
                get("10 payment", PAYMENTS + "/12345").gives(400, INVALID, "id"),
                get("10 short UUID", PAYMENTS + "/1-2-3-4-5").gives(400, INVALID, "id"),
                get("10 billing key", KEYS + "/x").gives(400, INVALID, "id"),
                get("10 revoke", KEYS + "/x").method("DELETE").gives(400, INVALID, "id"),
                post("10 refund", PAYMENTS + "/x/refunds", REFUND).gives(400, INVALID, "id"),
                charge("10 in a body", "0193589d-", "0193589d").gives(400, INVALID, "billingKeyId"),
                get("page size 10^9", PAYMENTS + "?limit=1000000000").gives(400, INVALID, "limit"),
                get("page size 101", PAYMENTS + "?limit=101").gives(400, INVALID, "limit"),
                get("page size 0", PAYMENTS + "?limit=0").gives(400, INVALID, "limit"),
                get("page size 10^12", PAYMENTS + "?limit=1000000000000").gives(400, INVALID, "limit"),
                get("page size x", PAYMENTS + "?limit=x").gives(400, INVALID, "limit"),
                get("cursor", PAYMENTS + "?cursor=%27%20or%201%3D1").gives(400, INVALID, "cursor"),
                get("status", PAYMENTS + "?status=DONE").gives(400, INVALID, "status"),
                get("customer", PAYMENTS + "?customerId=a%20b").gives(400, INVALID, "customerId"),
                get("whose keys", KEYS).gives(400, INVALID, "customerId"),
                get("a day that is none", DAYS + "2026-02-30").gives(422, UNACCEPTABLE, "date"),
                get("a day without dashes", DAYS + "20261122").gives(422, UNACCEPTABLE, "date"),
                get("a word for a day", DAYS + "today").secret("today").gives(422, UNACCEPTABLE, "date"),
                get("a far day", DAYS + "%2B99999-01-01").gives(422, UNACCEPTABLE, "date"),
                post("reconcile a day that is none", DAYS + "2026-13-01", "").gives(422, UNACCEPTABLE, "date"),
                get("reconciliation's gateway", DAYS + "2026-11-22?gateway=Cookie%20Pay")
                        .secret("Cookie Pay")
                        .gives(422, UNACCEPTABLE, "gateway"),
                post("reconcile at no gateway", DAYS + "2026-11-22?gateway=x", "")
                        .gives(422, UNACCEPTABLE, "gateway"),
                get("reconciliation without credentials", DAYS + "2026-11-22")
                        .without("Authorization")
                        .gives(401, "unauthenticated"),
                get("unknown path", "/v1/nothing").gives(404, "not-found"),
                get("root", "/").gives(404, "not-found"),
                get("semicolon", "/v1/payments;x=1").gives(400, INVALID),
                get("double slash", "/v1//payments").gives(400, INVALID),
                get("dots", "/v1/%2e%2e/payments").gives(400, INVALID));
    }

    private static BadInput named(String name, BadInput input) {
        return new BadInput(
                name,
                input.caller(),
                input.method(),
                input.path(),
                input.body(),
                input.status(),
                input.type(),
                input.field(),
                input.secret());
    }
}
