package io.dalmada.adapter.persistence;

/** What a test that runs on each database takes as its parameter. */
enum EachDatabase {
    H2,
    POSTGRES;

    Database get() {
        return this == H2 ? Database.h2() : Database.postgres();
    }
}
