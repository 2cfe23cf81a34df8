package io.dalmada.domain.shared;

import java.util.Optional;

/** A request that the rules refuse. Its text is safe to show: it never repeats a secret or a caller's raw value. */
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final @org.jspecify.annotations.Nullable String field;

    private DomainException(Refusal refusal, @org.jspecify.annotations.Nullable String field, String message) {
        super(message);
        this.refusal = refusal;
        this.field = field;
    }

    /** Refuses the state of things: the request was well formed. */
    public static DomainException of(Refusal refusal, String message) {
        return new DomainException(refusal, null, message);
    }

    /** Refuses one field of the request; {@code field} is its public path, for example {@code card.number}. */
    public static DomainException field(Refusal refusal, String field, String message) {
        return new DomainException(refusal, field, message);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The public path of the field at fault; empty when the state, not a field, is at fault. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
