package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns fields into domain values and collects what is wrong with them, so that one answer names it all. */
public final class FieldChecks {
    private final List<InvalidFields.Fault> faults = new ArrayList<>();

    public <R, T> Checked<T> required(String field, @Nullable R raw, Function<R, T> read) {
        if (raw == null) {
            faults.add(InvalidFields.Fault.missing(field));
            return Checked.faulty();
        }
        return check(() -> read.apply(raw));
    }

    public <R, T> Checked<Optional<T>> optional(@Nullable R raw, Function<R, T> read) {
        return check(() -> Optional.ofNullable(raw).map(read));
    }

    /** Notes what is refused, if anything. */
    public void require(Runnable rule) {
        check(() -> {
            rule.run();
            return true;
        });
    }

    private <T> Checked<T> check(Supplier<T> read) {
        try {
            return new Checked<>(Optional.of(read.get()));
        } catch (DomainException refused) {
            faults.add(InvalidFields.Fault.of(refused));
            return Checked.faulty();
        }
    }

    /** @throws InvalidFields unless every field passed */
    public void done() {
        if (!faults.isEmpty()) {
            throw new InvalidFields(faults);
        }
    }

    /** A field's value, to be taken after {@link #done}. */
    public record Checked<T>(Optional<T> value) {
        static <T> Checked<T> faulty() {
            return new Checked<>(Optional.empty());
        }

        public T get() {
            return value.orElseThrow();
        }
    }
}
