package io.dalmada.application.service.notice;

import io.dalmada.domain.shared.CardNumbers;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be kept of a notice: the names of its fields, and the values of those that speak of a charge. Everything else,
 * known or not, might be card data or personal data. Works on any text; what is not JSON keeps nothing but its signs.
 */
final class NoticeMask {
    static final String MASKED = "***";
    static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 40;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}[0-9]?");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.:+-]{0,64}");
    private static final Set<String> KEPT = Set.of(
            "orderno",
            "orderid",
            "tid",
            "amount",
            "cancelamount",
            "totalamount",
            "balanceamount",
            "currency",
            "status",
            "eventtype",
            "type",
            "notitype",
            "resultcode",
            "paymethod",
            "method",
            "quota",
            "acceptdate",
            "canceldate",
            "createdat",
            "approvedat",
            "requestedat",
            "canceledat");

    private final String text;
    private final StringBuilder kept = new StringBuilder();
    private String name = "";
    private int at;

    private NoticeMask(String text) {
        this.text = text;
    }

    static String of(String text) {
        return new NoticeMask(text).masked();
    }

    private String masked() {
        while (at < text.length() && kept.length() < LONGEST) {
            char sign = text.charAt(at);
            if (sign == '"') {
                quoted();
            } else if ("{}[],:".indexOf(sign) >= 0) {
                kept.append(sign);
                at++;
            } else if (Character.isWhitespace(sign)) {
                at++;
            } else {
                value(until("{}[],:\" \t\r\n"), "");
            }
        }
        return kept.length() > LONGEST ? kept.substring(0, LONGEST) : kept.toString();
    }

    private void quoted() {
        int from = at + 1;
        int end = from;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        String inside = text.substring(from, Math.min(end, text.length()));
        at = Math.min(end + 1, text.length());
        if (isFollowedByColon()) {
            name = inside;
            kept.append('"').append(isHarmlessName(inside) ? inside : MASKED).append('"');
        } else {
            value(inside, "\"");
        }
    }

    /** A name counts for one value: what follows without one is masked. */
    private void value(String raw, String quote) {
        boolean speaksOfACharge = KEPT.contains(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
        boolean harmless = speaksOfACharge && HARMLESS.matcher(raw).matches() && !CardNumbers.suspectedIn(raw);
        kept.append(quote).append(harmless || raw.isEmpty() ? raw : MASKED).append(quote);
        name = "";
    }

    private static boolean isHarmlessName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    private boolean isFollowedByColon() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private String until(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
