package io.dalmada.adapter.rest.web;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationContext;

/** What the reading of one body has opened, such as a card, to be wiped when the rest of the body cannot be taken. */
public final class OpenSecrets {
    /** The reader's attribute under which they are gathered. */
    static final Object ATTRIBUTE = OpenSecrets.class;

    private final List<Runnable> wipes = new ArrayList<>();

    /** @param wipe called when the body is refused; a body that was read is wiped by the controller that asked for it */
    public static void add(DeserializationContext context, Runnable wipe) {
        if (context.getAttribute(ATTRIBUTE) instanceof OpenSecrets here) {
            here.wipes.add(wipe);
        }
    }

    void wipe() {
        wipes.forEach(Runnable::run);
    }
}
