package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.ManageSubscription.Seen;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an {@code ETag} of a subscription says: the versions of all that is shown, its own and its last payment's, and the
 * language. A request may use another language than the read before it.
 */
final class ETags {
    static final String ANY = "*";
    /** {@code "12-5-ko"}; a weak tag names no exact version and matches nothing. */
    private static final Pattern OURS = Pattern.compile("\"(\\d{1,18})-(\\d{1,18})-(?:ko|en)\"");

    private ETags() {}

    static String of(Seen seen, Language language) {
        return seen.version() + "-" + seen.payment() + "-" + language.code();
    }

    /** Those that are ours; the others match nothing. */
    static Set<Seen> read(String ifMatch) {
        return Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> OURS.matcher(tag.strip()))
                .filter(Matcher::matches)
                .map(tag -> new Seen(Long.parseLong(tag.group(1)), Long.parseLong(tag.group(2))))
                .collect(Collectors.toSet());
    }
}
