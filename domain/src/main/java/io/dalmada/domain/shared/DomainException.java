package io.dalmada.domain.shared;

import java.util.Optional;

/** A request that the rules refuse. Its text is safe to show: it never repeats a secret or a caller's raw value. */
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final @org.jspecify.annotations.Nullable String field;

    private final @org.jspecify.annotations.Nullable String subject;

    private DomainException(
            Refusal refusal,
            @org.jspecify.annotations.Nullable String field,
            @org.jspecify.annotations.Nullable String subject,
            String message) {
        super(message);
        this.refusal = refusal;
        this.field = field;
        this.subject = subject;
    }

    /** Refuses the state of things: the request was well formed. */
    public static DomainException of(Refusal refusal, String message) {
        return new DomainException(refusal, null, null, message);
    }

    /** Refuses one field of the request; {@code field} is its public path, for example {@code card.number}. */
    public static DomainException field(Refusal refusal, String field, String message) {
        return new DomainException(refusal, field, null, message);
    }

    /** Refuses because of something else that exists; {@code subject} is its id. */
    public static DomainException about(Refusal refusal, String subject, String message) {
        return new DomainException(refusal, null, subject, message);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The id of what stands in the way; empty when nothing of its own does. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** The public path of the field at fault; empty when the state, not a field, is at fault. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
