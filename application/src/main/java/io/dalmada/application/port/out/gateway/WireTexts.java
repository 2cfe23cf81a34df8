package io.dalmada.application.port.out.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Which texts a gateway's wire carries as they are. What it cannot carry would arrive as other letters, or cost the charge:
 * it is refused before anything is sent.
 */
public enum WireTexts {
    /** Every text of whole letters. */
    ANY("UTF-8"),
    /** The letters of CP949 (Hangul in whole syllables, Hanja, Latin, Kana): neither emoji nor letters made of parts. */
    CP949("x-windows-949");

    private final Charset charset;

    WireTexts(String name) {
        charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    /** True when the text arrives as it is: in composed form, without control characters, of letters that the wire has. */
    public boolean carries(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && text.codePoints().noneMatch(Character::isISOControl)
                && charset.newEncoder().canEncode(text);
    }

    /** The text with a question mark for every letter that the wire lacks; for notes that no program reads. */
    public String carried(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder();
        composed.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> kept.append(carries(letter) ? letter : "?"));
        return kept.toString();
    }
}
