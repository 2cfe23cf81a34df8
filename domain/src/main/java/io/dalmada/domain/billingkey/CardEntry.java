package io.dalmada.domain.billingkey;

import io.dalmada.domain.shared.DomainException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/**
 * A card as its holder typed it, on its way to the gateway and nowhere else.
 *
 * <p>It takes over the arrays it is given, lends them once, and wipes them after the loan or on {@link #close}. It cannot
 * be printed, compared or serialised. Honest limit: the HTTP client's buffer holds a copy that we cannot wipe; the guards
 * there are that bodies are never logged, that client exceptions never leave an adapter, and the leak test.
 */
public final class CardEntry implements AutoCloseable {
    private final char[] number;
    private final YearMonth expiry;
    private final char[] ownerProof;
    private final char[] passwordHead;
    private boolean spent;

    private CardEntry(char[] number, YearMonth expiry, char[] ownerProof, char[] passwordHead) {
        this.number = number;
        this.expiry = expiry;
        this.ownerProof = ownerProof;
        this.passwordHead = passwordHead;
    }

    /**
     * Checks and takes over the arrays; they are wiped at once when a check fails.
     *
     * @param number 15 or 16 digits that pass Luhn's check
     * @param ownerProof birth date YYMMDD, or a company card's 10-digit business number
     * @param passwordHead the first two digits of the card's password
     * @throws DomainException that names the field and repeats nothing of it
     */
    public static CardEntry of(char[] number, YearMonth expiry, char[] ownerProof, char[] passwordHead) {
        CardEntry entry = new CardEntry(number, expiry, ownerProof, passwordHead);
        try {
            entry.check();
            return entry;
        } catch (RuntimeException refused) {
            entry.close();
            throw refused;
        }
    }

    /** @throws DomainException when the card's last month is before {@code thisMonth} (in Korea) */
    public void requireNotExpired(YearMonth thisMonth) {
        CardRules.requireExpiry(expiry, thisMonth);
    }

    /** Lends the card for one call and wipes it afterwards, also when the call throws. */
    public synchronized <T> T use(Reader<T> reader) {
        if (spent) {
            throw new IllegalStateException("this card entry has been used");
        }
        try {
            return reader.read(number, expiry, ownerProof, passwordHead);
        } finally {
            close();
        }
    }

    /** The last four digits; empty once the entry has been used. */
    public synchronized Optional<String> lastFour() {
        return spent ? Optional.empty() : Optional.of(new String(number, number.length - 4, 4));
    }

    /** Wipes the arrays; harmless when repeated. */
    @Override
    public synchronized void close() {
        spent = true;
        Arrays.fill(number, '\0');
        Arrays.fill(ownerProof, '\0');
        Arrays.fill(passwordHead, '\0');
    }

    @Override
    public String toString() {
        return "CardEntry[***]";
    }

    private void check() {
        CardRules.requireNumber(number);
        CardRules.requireExpiry(expiry);
        CardRules.requireOwnerProof(ownerProof);
        CardRules.requirePasswordHead(passwordHead);
    }

    /** Borrows the card for the length of one call. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(char[] number, YearMonth expiry, char[] ownerProof, char[] passwordHead);
    }
}
