package io.dalmada.adapter.persistence;

import java.util.UUID;

/** What a test that runs on each database takes as its parameter. */
enum EachDatabase {
    H2,
    POSTGRES;

    Database get() {
        return this == H2 ? Database.h2() : Database.postgres();
    }

    /** The address of an empty one that no migration has seen. */
    String fresh() {
        String name = "old" + UUID.randomUUID().toString().replace("-", "");
        return this == H2 ? Database.h2Memory(name) : Database.postgres().besides(name);
    }
}
