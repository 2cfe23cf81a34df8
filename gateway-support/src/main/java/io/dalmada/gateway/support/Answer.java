package io.dalmada.gateway.support;

import java.util.Map;

/**
 * What came back over the wire, with any status: the type that every method of an adapter's Feign interface returns.
 *
 * @param body empty where there was none, or none that is JSON
 * @param headers by lower-case name; of a repeated one the first
 */
public record Answer(int status, Fields body, Map<String, String> headers) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Fields that were opened or taken out of another answer. */
    public static Answer of(Fields fields) {
        return new Answer(200, fields, Map.of());
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
