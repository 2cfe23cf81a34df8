package io.dalmada.adapter.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that cannot be read (400). Neither text nor cause repeats anything of it. */
final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String field;

    private MalformedRequest(ProblemType type, @Nullable String field) {
        super(type.code(), null, false, false);
        this.type = type;
        this.field = field;
    }

    static MalformedRequest body() {
        return new MalformedRequest(ProblemType.INVALID_REQUEST, null);
    }

    /** @param field the public path of the field, parameter or header at fault */
    static MalformedRequest field(String field) {
        return new MalformedRequest(ProblemType.INVALID_REQUEST, field);
    }

    static MalformedRequest of(ProblemType type) {
        return new MalformedRequest(type, null);
    }

    static MalformedRequest header(ProblemType type, String header) {
        return new MalformedRequest(type, header);
    }

    ProblemType type() {
        return type;
    }

    Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
