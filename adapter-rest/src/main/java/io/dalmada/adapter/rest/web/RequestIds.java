package io.dalmada.adapter.rest.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of requests: the caller's own when it is a short harmless token, else ours. They rest in logs and in the audit log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    static String accept(@Nullable String offered) {
        return offered != null && HARMLESS.matcher(offered).matches() && !CardLike.in(offered) ? offered : make();
    }

    private static String make() {
        return UUID.randomUUID().toString();
    }
}
