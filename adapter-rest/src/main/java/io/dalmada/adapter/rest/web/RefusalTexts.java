package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import java.util.Objects;

/** Refusals in the reader's language: the domain's own text in English, the catalogue's in Korean. */
public final class RefusalTexts {
    private RefusalTexts() {}

    public static String of(DomainException refused, Language language) {
        return language == Language.EN
                ? english(refused)
                : korean(refused.refusal().code(), refused.field().orElse(""), language);
    }

    static String english(DomainException refused) {
        return Objects.requireNonNullElse(
                refused.getMessage(), refused.refusal().code());
    }

    public static String of(InvalidFields.Fault fault, Language language) {
        return language == Language.EN ? fault.text() : korean(fault.code(), fault.field(), language);
    }

    /** The text for this field where a refusal has several, else the refusal's own. */
    private static String korean(String code, String field, Language language) {
        return language.find("refusal." + code + "." + field).orElseGet(() -> language.text("refusal." + code));
    }
}
