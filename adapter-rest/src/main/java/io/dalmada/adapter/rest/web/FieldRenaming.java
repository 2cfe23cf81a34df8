package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import java.util.function.Supplier;

/** A value that stands under another name in this request than in the domain: a refusal names the request's. */
public final class FieldRenaming {
    private FieldRenaming() {}

    public static <T> T as(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (DomainException refused) {
            String domains = refused.field().orElse(field);
            String text = RefusalTexts.english(refused).replace(domains, field);
            throw DomainException.field(refused.refusal(), field, text);
        }
    }
}
