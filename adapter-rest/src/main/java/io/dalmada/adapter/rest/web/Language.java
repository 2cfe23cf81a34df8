package io.dalmada.adapter.rest.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** The languages of our answers. Korean, unless {@code Accept-Language} prefers English. */
public enum Language {
    KO(Locale.KOREAN),
    EN(Locale.ENGLISH);

    private static final List<Locale> OFFERED = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final ResourceBundle texts;

    Language(Locale locale) {
        this.texts = ResourceBundle.getBundle(
                "io.dalmada.adapter.rest.messages",
                locale,
                Language.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return KO;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
            return Locale.ENGLISH.equals(best) ? EN : KO;
        } catch (RuntimeException unreadable) {
            // Not only IllegalArgumentException: of "-" the JDK takes the first of no parts.
            return KO;
        }
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Optional<String> find(String key) {
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }

    public String text(String key) {
        return texts.getString(key);
    }
}
