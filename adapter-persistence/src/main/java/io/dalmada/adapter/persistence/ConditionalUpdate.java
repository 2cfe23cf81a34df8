package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.ConcurrentChange;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code update … set … where …}, without reading first: the condition and the change are one step. */
final class ConditionalUpdate {
    private final EntityManager em;
    private final String row;
    private final List<String> changes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

    ConditionalUpdate(EntityManager em, Class<?> row) {
        this.em = em;
        this.row = row.getSimpleName();
    }

    ConditionalUpdate set(String attribute, @Nullable Object value) {
        changes.add("r." + attribute + " = :" + parameter(value));
        return this;
    }

    ConditionalUpdate where(String attribute, Object value) {
        conditions.add("r." + attribute + " = :" + parameter(value));
        return this;
    }

    ConditionalUpdate whereEmpty(String attribute) {
        conditions.add("r." + attribute + " is null");
        return this;
    }

    /** @return true when the condition held for one row */
    boolean changedOne() {
        Query update = em.createQuery("update " + row + " r set " + String.join(", ", changes) + " where "
                + String.join(" and ", conditions));
        parameters.forEach(update::setParameter);
        return update.executeUpdate() == 1;
    }

    /** @throws ConcurrentChange when the condition did not hold any more */
    void mustChangeOne() {
        if (!changedOne()) {
            throw new ConcurrentChange(row + " was changed by another transaction");
        }
    }

    private String parameter(@Nullable Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
