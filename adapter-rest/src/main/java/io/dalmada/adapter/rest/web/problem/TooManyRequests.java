package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ProblemType;

/** A caller sends more requests than allowed, or tries too many cards (429). */
public final class TooManyRequests extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final int waitSeconds;

    private TooManyRequests(ProblemType type, long waitSeconds) {
        super(type.code(), null, false, false);
        this.type = type;
        this.waitSeconds = (int) Math.max(1, Math.min(waitSeconds, Integer.MAX_VALUE));
    }

    public static TooManyRequests of(long waitSeconds) {
        return new TooManyRequests(ProblemType.TOO_MANY_REQUESTS, waitSeconds);
    }

    public static TooManyRequests ofCards(long waitSeconds) {
        return new TooManyRequests(ProblemType.TOO_MANY_REFUSED_CARDS, waitSeconds);
    }

    ProblemType type() {
        return type;
    }

    int waitSeconds() {
        return waitSeconds;
    }
}
