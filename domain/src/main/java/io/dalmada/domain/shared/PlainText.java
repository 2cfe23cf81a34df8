package io.dalmada.domain.shared;

/** Which characters a name may have: what a Korean PG's EUC-KR back end can carry without harm. */
public final class PlainText {
    private PlainText() {}

    /** True when the text has 1 to {@code max} characters, none of them a control character or outside the BMP. */
    public static boolean fits(String text, int max) {
        return !text.isBlank()
                && text.length() <= max
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }
}
