package io.dalmada.adapter.rest.limits;

/**
 * How many requests an API key may make on one node, in a minute and at once.
 *
 * @param read routes of scope {@code read}
 * @param write routes of scope {@code charge} and {@code refund}
 * @param manage routes of scope {@code operate} and {@code admin}
 * @param refusedCards how many cards may be tried in vain
 */
public record RateLimits(int read, int write, int manage, RefusedCards refusedCards) {
    public RateLimits {
        requirePositive(read, write, manage);
    }

    /**
     * How many registrations may end without a billing key before no further card is tried (T-07). Testing stolen cards
     * takes many refusals; a customer who mistypes has a few.
     *
     * @param customerHourly of one customer in an hour
     * @param customerDaily of one customer in a day
     * @param keyHourly of one API key in an hour
     * @param addressHourly from one network address in an hour
     */
    public record RefusedCards(int customerHourly, int customerDaily, int keyHourly, int addressHourly) {
        public RefusedCards {
            requirePositive(customerHourly, customerDaily, keyHourly, addressHourly);
        }
    }

    /** Ample for a merchant, and a bound when its key is stolen. */
    public static RateLimits usual() {
        return new RateLimits(3_000, 1_200, 600, new RefusedCards(3, 10, 100, 100));
    }

    int of(RateClass routes) {
        return switch (routes) {
            case READ -> read;
            case WRITE -> write;
            case MANAGE -> manage;
        };
    }

    private static void requirePositive(int... limits) {
        for (int limit : limits) {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit must be at least 1");
            }
        }
    }
}
