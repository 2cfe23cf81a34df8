package io.dalmada.adapter.rest.web;

import io.dalmada.domain.billingkey.CardEntry;
import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/** How our JSON differs from Jackson's: types are never guessed, and a card can be read but never written. */
final class JsonRules extends SimpleModule {
    private static final long serialVersionUID = 1L;

    JsonRules() {
        super("dalmada");
        addDeserializer(String.class, new TextReader());
        addKeyDeserializer(String.class, new NameReader());
        addDeserializer(Boolean.class, new FlagReader());
        addDeserializer(Amount.class, new NumberReader<>(Amount.class, Amount::new));
        addDeserializer(WholeNumber.class, new NumberReader<>(WholeNumber.class, WholeNumber::new));
        addSerializer(CardEntry.class, new NeverWritten());
    }

    /** Names in a map: they are the caller's texts too. */
    private static final class NameReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return FoundTexts.check(name, context);
        }
    }

    private static final class FlagReader extends StdDeserializer<Boolean> {
        FlagReader() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_TRUE) && !parser.hasToken(JsonToken.VALUE_FALSE)) {
                throw MismatchedInputException.from(parser, Boolean.class, "neither true nor false");
            }
            return parser.hasToken(JsonToken.VALUE_TRUE);
        }
    }

    private static final class NumberReader<T> extends StdDeserializer<T> {
        private static final int MOST_DIGITS = 40;

        private final Class<T> type;
        private final Function<BigDecimal, T> read;

        NumberReader(Class<T> type, Function<BigDecimal, T> read) {
            super(type);
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            boolean number =
                    parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
            String text = number ? parser.getString() : "";
            if (!text.matches("-?[0-9.]+") || text.length() > MOST_DIGITS) {
                throw MismatchedInputException.from(parser, type, "not a plain number");
            }
            return read.apply(new BigDecimal(text));
        }
    }
}
