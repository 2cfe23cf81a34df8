package io.dalmada.adapter.rest.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Refuses to write what must not leave in any answer: cards. */
public final class NeverWritten extends StdSerializer<Object> {
    NeverWritten() {
        super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
        throw new UnsupportedOperationException("a card is never written");
    }
}
