package io.dalmada.gateway.testkit;

/** What is claimed must be shown, and the harness has no means to: the message says what to add. */
final class Missing extends AssertionError {
    private static final long serialVersionUID = 1L;

    Missing(String toDo) {
        super("to do: " + toDo);
    }
}
