package io.dalmada.bootstrap.startup;

import java.util.List;

/** The configuration cannot be run; names what to set, never what was set. */
public final class IncompleteConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> actions;

    public IncompleteConfiguration(List<String> actions) {
        super("configuration incomplete:\n  - " + String.join("\n  - ", actions));
        this.actions = List.copyOf(actions);
    }

    List<String> actions() {
        return actions;
    }
}
