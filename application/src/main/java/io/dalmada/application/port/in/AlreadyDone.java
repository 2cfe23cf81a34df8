package io.dalmada.application.port.in;

import java.util.Optional;

/** A request that was done long ago: its answer is not kept any more, and it is not done again. */
public final class AlreadyDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> location;

    /** @param location the address of what the request made; empty when it made nothing */
    public AlreadyDone(Optional<String> location) {
        super("this request was done before, and its answer has expired");
        this.location = location;
    }

    public Optional<String> location() {
        return location;
    }
}
