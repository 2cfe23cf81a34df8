package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;

/** The customer before a registration window: does what {@link WindowOpening#step} says, and comes back. */
public interface Browser {
    /** The customer enters a card and agrees; a refused one may end in the window itself. */
    ReturnedRequest agrees(WindowOpening opening, CardBehaviour card);

    /** The customer closes the window. */
    ReturnedRequest closes(WindowOpening opening);
}
