package io.dalmada.adapter.rest.web;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that cannot be read (400). Neither text nor cause repeats anything of it. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String field;
    private final transient @Nullable Hint hint;

    /**
     * What is wrong, where it can be said better than "not well formed".
     *
     * @param key of its text
     * @param values what the text names: our limits and names, nothing of the request
     */
    public record Hint(String key, List<Object> values) {
        public String in(Language language) {
            String text = language.text(key);
            return values.isEmpty() ? text : MessageFormat.format(text, values.toArray());
        }
    }

    private MalformedRequest(ProblemType type, @Nullable String field, @Nullable Hint hint) {
        super(type.code(), null, false, false);
        this.type = type;
        this.field = field;
        this.hint = hint;
    }

    public static MalformedRequest body() {
        return new MalformedRequest(ProblemType.INVALID_REQUEST, null, null);
    }

    /** @param field the public path of the field, parameter or header at fault */
    public static MalformedRequest field(String field) {
        return new MalformedRequest(ProblemType.INVALID_REQUEST, field, null);
    }

    /** A value outside the list. */
    public static MalformedRequest notOneOf(String field, List<String> words) {
        return hinted(field, "hint.one-of", field, String.join(", ", words));
    }

    /** No whole number within the limits. */
    static MalformedRequest notBetween(String field, int least, int most) {
        return hinted(field, "hint.between", field, Integer.toString(least), Integer.toString(most));
    }

    /** @param field empty when its name could be a customer's value */
    static MalformedRequest unknownParameter(@Nullable String field, Collection<String> known) {
        return known.isEmpty()
                ? hinted(field, "hint.no-parameters")
                : hinted(field, "hint.unknown-parameter", String.join(", ", known));
    }

    static MalformedRequest hinted(@Nullable String field, String key, Object... values) {
        return new MalformedRequest(ProblemType.INVALID_REQUEST, field, new Hint(key, List.of(values)));
    }

    public static MalformedRequest of(ProblemType type) {
        return new MalformedRequest(type, null, null);
    }

    public static MalformedRequest header(ProblemType type, String header) {
        return new MalformedRequest(type, header, null);
    }

    public ProblemType type() {
        return type;
    }

    public Optional<Hint> hint() {
        return Optional.ofNullable(hint);
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
