package io.dalmada.simulator.tosspayments.state;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor's calls. */
public enum Step {
    ISSUE("POST", "/v1/billing/authorizations/issue"),
    ISSUE_CARD("POST", "/v1/billing/authorizations/card"),
    CHARGE("POST", "/v1/billing/{}"),
    REVOKE("DELETE", "/v1/billing/{}"),
    CANCEL("POST", "/v1/payments/{}/cancel"),
    ORDER("GET", "/v1/payments/orders/{}"),
    PAYMENT("GET", "/v1/payments/{}"),
    TRANSACTIONS("GET", "/v1/transactions");

    private final String method;
    private final String path;
    private final Pattern pattern;

    Step(String method, String path) {
        this.method = method;
        this.path = path;
        this.pattern = Pattern.compile(path.replace("{}", "([^/]+)"));
    }

    /** With {@code {}} for what is named in the path. */
    public String path() {
        return path;
    }

    public String method() {
        return method;
    }

    /** A call and what its path names, decoded. */
    public record Route(Step step, String subject) {}

    public static Optional<Route> route(String method, String path) {
        for (Step step : values()) {
            Matcher matcher = step.pattern.matcher(path);
            if (step.method.equals(method) && matcher.matches()) {
                return Optional.of(new Route(step, matcher.groupCount() == 0 ? "" : decoded(matcher.group(1))));
            }
        }
        return Optional.empty();
    }

    /** A plus in a path is a plus. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
