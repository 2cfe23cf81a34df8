package io.dalmada.bootstrap.api;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Where document and application may disagree, each with its reason: a schema cannot say it. */
final class FuzzAllowances {
    /** By the code of a field's fault. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("text-card-number", "a check digit is computed"),
            Map.entry("card-number-mistyped", "a check digit is computed"),
            Map.entry("card-holder-id-invalid", "a birth date is of the calendar, a business number has a check digit"),
            Map.entry("card-expired", "what is past depends on today"),
            Map.entry("clock-invalid", "what lies ahead depends on the clock"),
            Map.entry("reconciliation-day-invalid", "which days are over depends on today"),
            Map.entry("reconciliation-not-supported", "which gateways give lists is configured"),
            Map.entry("gateway-unknown", "which accounts there are is configured"),
            Map.entry("issue-route-not-supported", "what a gateway can is configured"),
            Map.entry("amount-below-minimum", "which amounts a gateway takes is configured"),
            Map.entry("tax-type-not-supported", "which tax types a gateway takes is configured"),
            Map.entry("billing-key-not-the-customers", "whose a billing key is stands in the database"),
            Map.entry("billing-key-at-other-gateway", "where a billing key is stands in the database"),
            Map.entry("webhook-url-refused", "which addresses may be reached is more than their form"),
            Map.entry("registration-invalid", "which addresses are safe is more than their form"));

    /** By code and field, where a code stands for several rules. */
    private static final Map<String, String> REFUSED_FIELDS = Map.ofEntries(
            Map.entry("api-key-invalid expiresAt", "what is past depends on the clock"),
            Map.entry("subscription-invalid startAt", "today and a year from now"),
            Map.entry("subscription-invalid resumeOn", "after today"),
            Map.entry("subscription-invalid anchorDay", "plans of months and years only: depends on the plan"),
            Map.entry(
                    "subscription-invalid prorate", "what a change costs more depends on what was agreed and on when"),
            Map.entry("subscription-invalid until", "how far two days are apart"),
            Map.entry("plan-invalid interval.count", "two years at most, in whatever unit"),
            Map.entry("plan-invalid dunning.retryDays", "ascending"),
            Map.entry("plan-invalid dunning.endAfterDays", "not before the grace is over"),
            Map.entry("webhook-invalid types", "which events there are: GET /v1/event-types"),
            Map.entry("resolution-invalid outcome", "which outcome fits an attempt or a refund"),
            Map.entry("resolution-invalid refundNumber", "either an attempt or a refund"),
            Map.entry("resolution-invalid orderNumber", "either an attempt or a refund"),
            Map.entry("resolution-invalid transactionId", "needed with CHARGED"));

    /** Queries are not told by codes: what could be a card's number there. */
    private static final String CARD_IN_QUERY = "카드번호로 볼 수 있는 숫자는 쓸 수 없습니다.";

    /** By the name of what a malformed request is told to be about. */
    private static final Map<String, String> MALFORMED = Map.of(
            "cursor", "which cursors are ours only we know",
            "type", "which events there are: GET /v1/event-types");

    boolean refuses(FuzzRequest request, JsonNode problem) {
        List<String> faults = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(fault -> fault.path("code").asString("") + " "
                        + fault.path("field").asString(""))
                .toList();
        if (faults.isEmpty()) {
            return MALFORMED.containsKey(problem.path("field").asString(""))
                    || problem.path("detail").asString("").equals(CARD_IN_QUERY)
                    || isWrittenOddly(request);
        }
        return isWrittenOddly(request)
                || faults.stream()
                        .allMatch(fault -> REFUSED.containsKey(fault.replaceFirst(" .*", ""))
                                || REFUSED_FIELDS.containsKey(fault));
    }

    /** JSON numbers with a point or an exponent: to a schema 1e3 and 100.00 are whole, to us they are slips. */
    private static boolean isWrittenOddly(FuzzRequest request) {
        return request.changed().matches(".* = .*[0-9][.eE].*")
                || request.changed().endsWith("-0");
    }

    /** Times without seconds, which RFC 3339 does not have and people write. */
    boolean takes(FuzzRequest request) {
        return request.changed().matches(".* = \"[0-9-]{10}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9:]{5})\"");
    }
}
