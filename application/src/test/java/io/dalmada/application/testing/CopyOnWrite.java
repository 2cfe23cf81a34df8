package io.dalmada.application.testing;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map whose copies are cheap: what is old is shared, and only the latest changes are copied. Entries keep the order in
 * which their keys came.
 */
final class CopyOnWrite<K, V> extends AbstractMap<K, V> {
    private static final int LATEST = 64;

    /** Never changed once it is here. */
    private Map<K, V> old;
    /** Laid over the old ones; empty stands for removed. */
    private Map<K, Optional<V>> latest;

    private boolean shared;
    private int size;

    CopyOnWrite() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), 0, false);
    }

    private CopyOnWrite(Map<K, V> old, Map<K, Optional<V>> latest, int size, boolean shared) {
        this.old = old;
        this.latest = latest;
        this.size = size;
        this.shared = shared;
    }

    CopyOnWrite<K, V> copy() {
        shared = true;
        return new CopyOnWrite<>(old, latest, size, true);
    }

    @Override
    public @Nullable V put(K key, V value) {
        return lay(key, Optional.of(value));
    }

    @Override
    @SuppressWarnings("unchecked") // A key of another type is in no map, so it is not laid down either.
    public @Nullable V remove(Object key) {
        return containsKey(key) ? lay((K) key, Optional.empty()) : null;
    }

    private @Nullable V lay(K key, Optional<V> value) {
        V before = get(key);
        if (shared) {
            latest = new LinkedHashMap<>(latest);
            shared = false;
        }
        latest.put(key, value);
        size += (value.isPresent() ? 1 : 0) - (before == null ? 0 : 1);
        if (latest.size() > LATEST) {
            settle();
        }
        return before;
    }

    private void settle() {
        Map<K, V> all = new LinkedHashMap<>();
        entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        old = all;
        latest = new LinkedHashMap<>();
    }

    private List<Entry<K, V>> entries() {
        List<Entry<K, V>> all = new ArrayList<>(size);
        for (Entry<K, V> entry : old.entrySet()) {
            Optional<V> laid = latest.get(entry.getKey());
            if (laid == null) {
                all.add(entry);
            } else if (laid.isPresent()) {
                all.add(Map.entry(entry.getKey(), laid.get()));
            }
        }
        for (Entry<K, Optional<V>> entry : latest.entrySet()) {
            if (entry.getValue().isPresent() && !old.containsKey(entry.getKey())) {
                all.add(Map.entry(entry.getKey(), entry.getValue().get()));
            }
        }
        return all;
    }

    @Override
    public @Nullable V get(Object key) {
        Optional<V> laid = latest.get(key);
        return laid == null ? old.get(key) : laid.orElse(null);
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return entries().iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
