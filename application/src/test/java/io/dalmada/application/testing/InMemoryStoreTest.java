package io.dalmada.application.testing;

/** The in-memory store keeps every contract. */
class InMemoryStoreTest extends StorageContracts {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStore();
    }
}
