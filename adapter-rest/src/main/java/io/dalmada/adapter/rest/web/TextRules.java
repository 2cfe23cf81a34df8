package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.CardNumbers;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every text of a caller must be, wherever it stands: the reader of bodies applies it to each text in them, so that no
 * new field can forget it; queries and the Idempotency-Key come here too.
 */
public final class TextRules {
    /**
     * No invisible character: control, format and zero-width characters, fillers, variation selectors, half characters.
     * With them two names that look the same could differ, and a line end or a change of direction would alter what is
     * shown.
     */
    public static final String PATTERN =
            "^[^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5"
                    + "\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff"
                    + "\\uffa0\\ufff0-\\ufffb]*$";

    private static final Pattern VISIBLE = Pattern.compile(PATTERN);
    /** In a random id, groups of digits alone may look like a card's number; 20 digits and more are none. */
    private static final Pattern NO_CARD =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9]{20,}");

    private TextRules() {}

    /** Why a text cannot be taken. */
    public enum Fault {
        INVISIBLE("text-invisible"),
        CARD_NUMBER("text-card-number");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        String hint() {
            return "hint." + code;
        }

        /** As a fault of a field; the text is never repeated. */
        public InvalidFields.Fault of(String field) {
            return new InvalidFields.Fault(field, code, field + " " + Language.EN.text(hint()));
        }
    }

    /** In the form in which letters are stored and compared: one, however the keyboard wrote it (NFC). */
    static String read(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    public static Optional<Fault> fault(String text) {
        if (!VISIBLE.matcher(text).matches()) {
            return Optional.of(Fault.INVISIBLE);
        }
        return CardNumbers.in(NO_CARD.matcher(text).replaceAll("")) ? Optional.of(Fault.CARD_NUMBER) : Optional.empty();
    }
}
