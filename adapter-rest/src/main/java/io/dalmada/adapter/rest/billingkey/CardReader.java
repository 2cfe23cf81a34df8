package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.OpenSecrets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads a card from the parser's characters into arrays, without a String of ours in between. */
final class CardReader extends StdDeserializer<CardFields> {
    private static final Set<String> NAMES = Set.of("number", "expiry", "password", "holderId");

    CardReader() {
        super(CardFields.class);
    }

    @Override
    public CardFields deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw wrong(parser);
        }
        Map<String, char[]> read = new HashMap<>();
        try {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                read.put(name, value(parser, name));
            }
        } catch (RuntimeException unreadable) {
            read.values().forEach(part -> Arrays.fill(part, '\0'));
            throw unreadable;
        }
        return opened(context, read);
    }

    private static char[] value(JsonParser parser, String name) {
        if (!NAMES.contains(name)) {
            throw unknown(parser, name);
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return new char[0];
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrong(parser).prependPath(CardFields.class, name);
        }
        int from = parser.getStringOffset();
        return Arrays.copyOfRange(parser.getStringCharacters(), from, from + parser.getStringLength());
    }

    private static CardFields opened(DeserializationContext context, Map<String, char[]> read) {
        CardFields card = new CardFields(
                part(read, "number"), part(read, "expiry"), part(read, "password"), part(read, "holderId"));
        OpenSecrets.add(context, card::close);
        return card;
    }

    private static char[] part(Map<String, char[]> read, String name) {
        return read.getOrDefault(name, new char[0]);
    }

    private static MismatchedInputException unknown(JsonParser parser, String name) {
        return UnrecognizedPropertyException.from(parser, CardFields.class, name, List.copyOf(NAMES));
    }

    private static MismatchedInputException wrong(JsonParser parser) {
        return MismatchedInputException.from(parser, CardFields.class, "not a card");
    }
}
