package io.dalmada.adapter.rest;

import static io.dalmada.adapter.rest.BadInput.get;
import static io.dalmada.adapter.rest.BadInput.post;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bad inputs of plans, subscriptions, billing runs and statistics. */
class BadSubscriptionInputTest extends ApiTest {
    private static final String PLANS = "/v1/plans";
    private static final String SUBSCRIPTIONS = "/v1/subscriptions";
    private static final String INVALID = "invalid-request";
    private static final String UNACCEPTABLE = "validation-failed";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"plans", "subscriptions", "acts", "operators", "addresses"})
    void is_refused(BadInput input) {
        BadInputTest.requireRefusal(this, input);
    }

    private static BadInput plan(String name, String part, String by) {
        return post(name, PLANS, PLAN.replace(part, by));
    }

    private static BadInput subscribe(String name, String part, String by) {
        return post(name, SUBSCRIPTIONS, SUBSCRIBE.replace(part, by));
    }

    private static BadInput act(String name, String act, String body) {
        return post(name, SUBSCRIPTION_PATH + "/" + act, body);
    }

    static Stream<BadInput> plans() {
        return Stream.of(
                plan("no code", "\"code\":\"PRO\",", "").gives(422, UNACCEPTABLE, "code"),
                plan("code of two words", "\"PRO\"", "\"P RO\"").gives(422, UNACCEPTABLE, "code"),
                plan("code of 41", "\"PRO\"", "\"" + "p".repeat(41) + "\"").gives(422, UNACCEPTABLE, "code"),
                plan("number for a code", "\"PRO\"", "5").gives(400, INVALID, "code"),
                plan("name with a bar", "월간 구독", "a|b").gives(422, UNACCEPTABLE, "name"),
                plan("product code of 11", "SUB-PRO", "SUB-PRO-LONG").gives(422, UNACCEPTABLE, "productCode"),
                plan("no interval", "\"interval\":{\"unit\":\"MONTH\",\"count\":1},", "")
                        .gives(422, UNACCEPTABLE, "interval"),
                plan("unknown unit", "\"MONTH\"", "\"FORTNIGHT\"")
                        .secret("FORTNIGHT")
                        .gives(422, UNACCEPTABLE, "interval.unit"),
                plan("no unit", "\"unit\":\"MONTH\",", "").gives(422, UNACCEPTABLE, "interval.unit"),
                plan("35 cycle of 0", "\"count\":1", "\"count\":0").gives(422, UNACCEPTABLE, "interval.count"),
                plan("35 cycle of 1000", "\"count\":1", "\"count\":1000").gives(422, UNACCEPTABLE, "interval.count"),
                plan("cycle beyond an int", "\"count\":1", "\"count\":4294967297")
                        .gives(422, UNACCEPTABLE, "interval.count"),
                plan("half a cycle", "\"count\":1", "\"count\":1.5").gives(422, UNACCEPTABLE, "interval.count"),
                plan("cycle as text", "\"count\":1", "\"count\":\"1\"").gives(400, INVALID, "interval.count"),
                plan("cycle with exponent", "\"count\":1", "\"count\":1e1").gives(400, INVALID, "interval.count"),
                plan("unknown in the interval", "\"count\":1", "\"count\":1,\"anchor\":3")
                        .gives(400, INVALID, "interval.anchor"),
                plan("unknown", "{\"code\"", "{\"status\":\"x\",\"code\"").gives(400, INVALID, "status"),
                plan("no price", "\"price\":{\"amount\":9900,\"taxType\":\"TAXABLE\"},", "")
                        .gives(422, UNACCEPTABLE, "price.amount"),
                plan("price 0", "9900", "0").gives(422, UNACCEPTABLE, "price.amount"),
                plan("price of eleven digits", "9900", "10000000000").gives(422, UNACCEPTABLE, "price.amount"),
                plan("price as text", "9900", "\"9900\"").gives(400, INVALID, "price.amount"),
                plan("tax type", "TAXABLE", "SOMETIMES").secret("SOMETIMES").gives(422, UNACCEPTABLE, "price.taxType"),
                plan("trial as text", "\"trialDays\":14", "\"trialDays\":\"14\"")
                        .gives(400, INVALID, "trialDays"),
                plan("trial beyond an int", "\"trialDays\":14", "\"trialDays\":99999999999")
                        .gives(422, UNACCEPTABLE, "trialDays"),
                plan("retry days unordered", "[1,3,7]", "[3,1]").gives(422, UNACCEPTABLE, "dunning.retryDays"),
                plan("retry day 0", "[1,3,7]", "[0]").gives(422, UNACCEPTABLE, "dunning.retryDays"),
                plan("ten retry days", "[1,3,7]", "[1,2,3,4,5,6,7,8,9,10]")
                        .gives(422, UNACCEPTABLE, "dunning.retryDays"),
                plan("retry day null", "[1,3,7]", "[null]").gives(422, UNACCEPTABLE, "dunning.retryDays"),
                plan("retry day as text", "[1,3,7]", "[\"1\"]").gives(400, INVALID, "dunning.retryDays"),
                plan("retry days as number", "[1,3,7]", "3").gives(400, INVALID, "dunning.retryDays"),
                plan("grace of 61", "\"graceDays\":7", "\"graceDays\":61")
                        .gives(422, UNACCEPTABLE, "dunning.graceDays"),
                plan("unknown final step", "SUSPEND_THEN_END", "FORGIVE")
                        .secret("FORGIVE")
                        .gives(422, UNACCEPTABLE, "dunning.finalStep"),
                plan("end before the grace", "\"endAfterDays\":30", "\"endAfterDays\":6")
                        .gives(422, UNACCEPTABLE, "dunning.endAfterDays"),
                post("price 0 later", PLANS + "/PRO/prices", "{\"amount\":0}").gives(422, UNACCEPTABLE, "amount"),
                post("no price later", PLANS + "/PRO/prices", "{}").gives(422, UNACCEPTABLE, "amount"),
                post("price of another tax", PLANS + "/PRO/prices", "{\"amount\":1,\"taxType\":\"x\"}")
                        .gives(422, UNACCEPTABLE, "taxType"),
                post("price of a malformed plan", PLANS + "/P%20RO/prices", "{\"amount\":1}")
                        .gives(400, INVALID, "code"));
    }

    static Stream<BadInput> subscriptions() {
        return Stream.of(
                subscribe("no customer", "\"customerId\":\"customer-1\",", "").gives(422, UNACCEPTABLE, "customerId"),
                subscribe("customer of two words", "customer-1", "two words").gives(422, UNACCEPTABLE, "customerId"),
                subscribe("no plan", "\"planCode\":\"PRO\",", "").gives(422, UNACCEPTABLE, "planCode"),
                subscribe("plan code of two words", "\"PRO\"", "\"P RO\"").gives(422, UNACCEPTABLE, "planCode"),
                subscribe("no key", "\"billingKeyId\":\"0193589d-0000-7000-8000-000000000002\",", "")
                        .gives(422, UNACCEPTABLE, "billingKeyId"),
                subscribe("malformed key", "0193589d-", "0193589d").gives(400, INVALID, "billingKeyId"),
                subscribe("36 a day that does not exist", "2026-11-23", "2027-02-30")
                        .gives(400, INVALID, "startAt"),
                subscribe("a time for a day", "2026-11-23", "2026-11-23T00:00:00Z")
                        .gives(400, INVALID, "startAt"),
                subscribe("a far day", "2026-11-23", "+99999-01-01").gives(400, INVALID, "startAt"),
                subscribe("a number for a day", "\"2026-11-23\"", "20261123").gives(400, INVALID, "startAt"),
                subscribe("anchor day as text", "\"anchorDay\":23", "\"anchorDay\":\"23\"")
                        .gives(400, INVALID, "anchorDay"),
                subscribe("half an anchor day", "\"anchorDay\":23", "\"anchorDay\":1.5")
                        .gives(422, UNACCEPTABLE, "anchorDay"),
                subscribe("quantity as text", "\"quantity\":1", "\"quantity\":\"1\"")
                        .gives(400, INVALID, "quantity"),
                subscribe("quantity true", "\"quantity\":1", "\"quantity\":true")
                        .gives(400, INVALID, "quantity"),
                subscribe("quantity beyond an int", "\"quantity\":1", "\"quantity\":2147483648")
                        .gives(422, UNACCEPTABLE, "quantity"),
                subscribe("quantity beyond a long", "\"quantity\":1", "\"quantity\":" + "9".repeat(30))
                        .gives(422, UNACCEPTABLE, "quantity"),
                subscribe("half a period", "\"periods\":12", "\"periods\":0.5").gives(422, UNACCEPTABLE, "periods"),
                subscribe("unknown", "{\"customerId\"", "{\"price\":1,\"customerId\"")
                        .gives(400, INVALID, "price"),
                subscribe("unknown and not ours", "{\"customerId\"", "{\"discount\":1,\"customerId\"")
                        .gives(400, INVALID, "discount"),
                subscribe("duplicate", "{\"customerId\"", "{\"planCode\":\"A\",\"customerId\"")
                        .gives(400, INVALID),
                subscribe("too large", "PRO", "x".repeat(17_000)).gives(413, "request-too-large"),
                post("empty", SUBSCRIPTIONS, "").gives(400, INVALID),
                post("array", SUBSCRIPTIONS, "[]").gives(400, INVALID));
    }

    static Stream<BadInput> acts() {
        String key = SUBSCRIPTION_PATH + "/billing-key";
        return Stream.of(
                act("cancel when", "cancel", "{}").gives(422, UNACCEPTABLE, "when"),
                act("cancel some day", "cancel", "{\"when\":\"SOMEDAY\"}")
                        .secret("SOMEDAY")
                        .gives(422, UNACCEPTABLE, "when"),
                act("cancel in lower case", "cancel", "{\"when\":\"now\"}").gives(422, UNACCEPTABLE, "when"),
                act("cancel by number", "cancel", "{\"when\":0}").gives(400, INVALID, "when"),
                act("cancel with a reason", "cancel", "{\"when\":\"NOW\",\"why\":\"x\"}")
                        .gives(400, INVALID, "why"),
                act("cancel without a body", "cancel", "").gives(400, INVALID),
                act("pause until no day", "pause", "{\"resumeOn\":\"2027-02-29\"}")
                        .gives(400, INVALID, "resumeOn"),
                act("pause until a number", "pause", "{\"resumeOn\":20270210}").gives(400, INVALID, "resumeOn"),
                act("change to nothing", "change-plan", "{\"when\":\"NOW\"}").gives(422, UNACCEPTABLE, "planCode"),
                act("change at no time", "change-plan", "{\"planCode\":\"MAX\"}")
                        .gives(422, UNACCEPTABLE, "when"),
                act("change to half", "change-plan", "{\"planCode\":\"MAX\",\"when\":\"NOW\",\"quantity\":0.5}")
                        .gives(422, UNACCEPTABLE, "quantity"),
                act("change to text", "change-plan", "{\"planCode\":\"MAX\",\"when\":\"NOW\",\"quantity\":\"2\"}")
                        .gives(400, INVALID, "quantity"),
                act("decide nothing", "release", "{}").gives(422, UNACCEPTABLE, "decision"),
                act("decide otherwise", "release", "{\"decision\":\"LATER\"}")
                        .secret("LATER")
                        .gives(422, UNACCEPTABLE, "decision"),
                post("no other key", key, "{}").method("PUT").gives(422, UNACCEPTABLE, "billingKeyId"),
                post("malformed other key", key, "{\"billingKeyId\":\"x\"}")
                        .method("PUT")
                        .gives(400, INVALID, "billingKeyId"),
                act("other key by POST", "billing-key", "{}").gives(405, "method-not-allowed"),
                act("pay without credentials", "pay", "")
                        .without("Authorization")
                        .gives(401, "unauthenticated"));
    }

    static Stream<BadInput> operators() {
        return Stream.of(
                post("run at a malformed gateway", "/v1/billing-runs", "{\"gateway\":\"Cookie Pay\"}")
                        .secret("Cookie Pay")
                        .gives(422, UNACCEPTABLE, "gateway"),
                post("run at a number", "/v1/billing-runs", "{\"gateway\":1}").gives(400, INVALID, "gateway"),
                get("malformed run", "/v1/billing-runs/12345").gives(400, INVALID, "id"),
                post("hold at a malformed gateway", "/v1/billing-holds/X", "{\"reason\":\"점검\"}")
                        .method("PUT")
                        .gives(422, UNACCEPTABLE, "gateway"),
                post("hold without a reason", "/v1/billing-holds/cookiepay", "{}")
                        .method("PUT")
                        .gives(422, UNACCEPTABLE, "reason"),
                post(
                                "hold for a long reason",
                                "/v1/billing-holds/cookiepay",
                                "{\"reason\":\"" + "x".repeat(101) + "\"}")
                        .method("PUT")
                        .gives(422, UNACCEPTABLE, "reason"),
                post("let a malformed gateway go on", "/v1/billing-holds/X", "")
                        .method("DELETE")
                        .gives(422, UNACCEPTABLE, "gateway"),
                get("statistics of no days", "/v1/statistics").gives(400, INVALID, "from"),
                get("statistics without end", "/v1/statistics?from=2026-11-01").gives(400, INVALID, "until"),
                get("statistics of no day", "/v1/statistics?from=2026-02-30&until=2026-03-01")
                        .gives(400, INVALID, "from"),
                get("statistics until a word", "/v1/statistics?from=2026-02-01&until=today")
                        .secret("today")
                        .gives(400, INVALID, "until"));
    }

    static Stream<BadInput> addresses() {
        return Stream.of(
                get("10 subscription", SUBSCRIPTIONS + "/12345").gives(400, INVALID, "id"),
                post("10 pay", SUBSCRIPTIONS + "/1-2-3-4-5/pay", "").gives(400, INVALID, "id"),
                get("10 preview", SUBSCRIPTIONS + "/x/preview").gives(400, INVALID, "id"),
                get("preview of a word", SUBSCRIPTION_PATH + "/preview?periods=all")
                        .gives(400, INVALID, "periods"),
                get("status", SUBSCRIPTIONS + "?status=DONE").gives(400, INVALID, "status"),
                get("held", SUBSCRIPTIONS + "?held=maybe").gives(400, INVALID, "held"),
                get("customer", SUBSCRIPTIONS + "?customerId=a%20b").gives(400, INVALID, "customerId"),
                get("cursor", SUBSCRIPTIONS + "?cursor=%27%20or%201%3D1").gives(400, INVALID, "cursor"),
                get("page of 101", SUBSCRIPTIONS + "?limit=101").gives(400, INVALID, "limit"),
                get("page of 0", PLANS + "?limit=0").gives(400, INVALID, "limit"),
                get("page of 10^9", "/v1/billing-runs?limit=1000000000").gives(400, INVALID, "limit"),
                get("malformed plan", PLANS + "/P%20RO").gives(400, INVALID, "code"),
                get("plans without credentials", PLANS).without("Authorization").gives(401, "unauthenticated"),
                get("runs without credentials", "/v1/billing-runs")
                        .without("Authorization")
                        .gives(401, "unauthenticated"),
                get("statistics without credentials", "/v1/statistics?from=2026-11-01&until=2026-11-02")
                        .without("Authorization")
                        .gives(401, "unauthenticated"));
    }
}
