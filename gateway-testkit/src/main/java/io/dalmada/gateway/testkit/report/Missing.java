package io.dalmada.gateway.testkit.report;

/** What is claimed must be shown, and the harness has no means to: the message says what to add. */
public final class Missing extends AssertionError {
    private static final long serialVersionUID = 1L;

    public Missing(String toDo) {
        super("to do: " + toDo);
    }
}
