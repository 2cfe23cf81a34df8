package io.dalmada.adapter.rest;

import io.dalmada.domain.shared.DomainException;
import java.util.Objects;

/** Refusals in the reader's language: the domain's own text in English, the catalogue's in Korean. */
final class RefusalTexts {
    private RefusalTexts() {}

    static String of(DomainException refused, Language language) {
        return language == Language.EN
                ? english(refused)
                : language.text("refusal." + refused.refusal().code());
    }

    static String english(DomainException refused) {
        return Objects.requireNonNullElse(
                refused.getMessage(), refused.refusal().code());
    }

    static String of(InvalidFields.Fault fault, Language language) {
        return language == Language.EN ? fault.text() : language.text("refusal." + fault.code());
    }
}
