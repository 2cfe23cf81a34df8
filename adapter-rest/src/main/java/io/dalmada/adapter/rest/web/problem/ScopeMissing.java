package io.dalmada.adapter.rest.web.problem;

import io.dalmada.application.model.Scope;
import java.util.Optional;

/** The caller may not do this (403). */
public final class ScopeMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Scope> wanted;

    private ScopeMissing(Optional<Scope> wanted) {
        super("the scope is missing", null, false, false);
        this.wanted = wanted;
    }

    public static ScopeMissing of(Scope wanted) {
        return new ScopeMissing(Optional.of(wanted));
    }

    /** No scope allows it. */
    public static ScopeMissing ofNothing() {
        return new ScopeMissing(Optional.empty());
    }

    Optional<Scope> wanted() {
        return wanted;
    }
}
