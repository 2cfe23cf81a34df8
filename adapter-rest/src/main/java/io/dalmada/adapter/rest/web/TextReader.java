package io.dalmada.adapter.rest.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads every text of every body: a JSON string and nothing else, held against {@link TextRules}. */
public class TextReader extends StdDeserializer<String> {
    TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
        if (text == null || hasLoneSurrogate(text)) {
            throw MismatchedInputException.from(parser, String.class, "not a text");
        }
        return checked(text, context);
    }

    String checked(String text, DeserializationContext context) {
        return FoundTexts.check(text, context);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * For what a gateway's window gave to the customer's browser: not a text of the caller. It must reach the gateway as
     * it is, rests nowhere, and a proof of digits may look like a card's number.
     */
    public static final class AsItIs extends TextReader {
        @Override
        String checked(String text, DeserializationContext context) {
            return text;
        }
    }
}
