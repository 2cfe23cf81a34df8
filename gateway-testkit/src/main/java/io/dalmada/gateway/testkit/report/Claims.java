package io.dalmada.gateway.testkit.report;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.RefundRule;
import io.dalmada.domain.gateway.AbsenceRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A profile in words, for the report. What a test shortens (time-outs) or chooses (sandbox) is not among them. */
final class Claims {
    private Claims() {}

    static Map<String, String> of(GatewayProfile profile) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("currencies, least amount", listed(profile.currencies()) + ", " + profile.minimum());
        claims.put("registration", listed(profile.issueRoutes()));
        claims.put("first charge", profile.firstCharge().name());
        claims.put(
                "the same command again",
                profile.replay().isPossible() ? "for " + profile.replay().window() : "never");
        claims.put("a used order number", profile.orderNoReuse().name());
        claims.put("look-ups", listed(profile.inquiryRoutes()));
        claims.put("an absent charge is proved by", absence(profile.absence()));
        claims.put("refunds", refunds(profile.refunds()));
        claims.put("an absent refund is proved by", absence(profile.refunds().absence()));
        claims.put("disposal of keys", profile.revoke().name());
        claims.put("tax", profile.tax().name());
        claims.put("instalments (0: none)", listed(profile.installments()));
        claims.put("notices", profile.notices().name());
        claims.put("letters of titles and names", profile.texts().name());
        return claims;
    }

    private static String absence(AbsenceRule rule) {
        return rule.scans() + " look-ups, " + rule.spacing() + " apart, " + rule.settle() + " after sending";
    }

    private static String refunds(RefundRule rule) {
        StringJoiner words = new StringJoiner(", ");
        words.add(rule.partial() ? rule.repeated() ? "in parts, repeatedly" : "in parts, once" : "as a whole");
        words.add(rule.guardedByRemaining() ? "guarded by what is left" : "not guarded by what is left");
        words.add(rule.echoesRefundNo() ? "shown under our number" : "shown without our number");
        words.add(rule.mayPend() ? "may wait" : "at once");
        return words.toString();
    }

    /** Sorted: sets have no order of their own. */
    private static String listed(Collection<?> values) {
        return values.stream().sorted(Claims::compare).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static int compare(Object one, Object other) {
        return one instanceof Integer a && other instanceof Integer b
                ? a.compareTo(b)
                : one.toString().compareTo(other.toString());
    }
}
