package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import java.util.List;

/** A request that was read, but whose fields cannot be accepted (422); all of them at once. */
public final class InvalidFields extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param text for a developer, without the field's value */
    public record Fault(String field, String code, String text) {
        static Fault missing(String field) {
            return new Fault(field, "missing", field + " is missing");
        }

        public static Fault of(DomainException refused) {
            return new Fault(refused.field().orElse("?"), refused.refusal().code(), RefusalTexts.english(refused));
        }
    }

    public InvalidFields(List<Fault> faults) {
        super(faults.size() + " invalid fields", null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
