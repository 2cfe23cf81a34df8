package io.dalmada.gateway.testkit.context;

import io.dalmada.gateway.testkit.TestCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Searches texts for secrets and tells of a find without repeating it. */
public final class LeakSearch {
    private static final int RUN = 7;
    private static final Pattern GAP = Pattern.compile("(?<=\\d)[ .-](?=\\d)");

    /** Fractions of seconds in times and durations: with enough of them any digits occur by chance. */
    private static final Pattern FRACTION = Pattern.compile("(?<=:\\d{2})\\.\\d{1,9}|\\.\\d{1,9}(?=S\\b)");

    /** What to look for, by the words to tell of it. */
    private final Map<String, Predicate<String>> needles = new LinkedHashMap<>();

    /** Any seven digits of the number that follow each other, and the holder's number. */
    public LeakSearch card(TestCard card) {
        String number = card.number();
        for (int at = 0; at + RUN <= number.length(); at++) {
            disguised(
                    "digits " + (at + 1) + " to " + (at + RUN) + " of the card number", number.substring(at, at + RUN));
        }
        String proof = card.ownerProof();
        disguised("the holder's number", proof);
        // Six digits in plain turn up inside longer numbers by chance.
        needles.put(
                "the holder's number in plain",
                Pattern.compile("(?<!\\d)" + proof + "(?!\\d)").asPredicate());
        return this;
    }

    /** @param name what to call it when it is found */
    public LeakSearch secret(String name, String secret) {
        disguised(name, secret);
        return this;
    }

    private void disguised(String name, String secret) {
        Disguises.of(secret).forEach((form, needle) -> needles.put(name + " " + form, text -> text.contains(needle)));
    }

    /** One line per needle found; empty when nothing leaks. */
    public List<String> in(List<String> texts) {
        List<String> searched = texts.stream().map(LeakSearch::withDigitsJoined).toList();
        List<String> finds = new ArrayList<>();
        needles.forEach((name, needle) -> {
            long hits = searched.stream().filter(needle).count();
            if (hits > 0) {
                finds.add(name + " in " + hits + " texts");
            }
        });
        return finds;
    }

    /** Digits may be written in groups; both forms are searched. */
    private static String withDigitsJoined(String text) {
        String whole = FRACTION.matcher(text).replaceAll("");
        String joined = GAP.matcher(whole).replaceAll("");
        return joined.length() == whole.length() ? whole : whole + "\n" + joined;
    }
}
