package io.dalmada.application.testing;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that is copied only once one of those who share it changes it. Entries keep the order in which they came. */
final class CopyOnWrite<K, V> extends AbstractMap<K, V> {
    private Map<K, V> entries;
    private boolean shared;

    CopyOnWrite() {
        this(new LinkedHashMap<>(), false);
    }

    private CopyOnWrite(Map<K, V> entries, boolean shared) {
        this.entries = entries;
        this.shared = shared;
    }

    CopyOnWrite<K, V> copy() {
        shared = true;
        return new CopyOnWrite<>(entries, true);
    }

    private Map<K, V> own() {
        if (shared) {
            entries = new LinkedHashMap<>(entries);
            shared = false;
        }
        return entries;
    }

    @Override
    public @Nullable V put(K key, V value) {
        return own().put(key, value);
    }

    @Override
    public @Nullable V remove(Object key) {
        return own().remove(key);
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }
}
