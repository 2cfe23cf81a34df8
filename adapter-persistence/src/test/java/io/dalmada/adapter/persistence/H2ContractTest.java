package io.dalmada.adapter.persistence;

import io.dalmada.application.testing.Storage;
import io.dalmada.application.testing.StorageContracts;

/** H2 keeps every contract. */
class H2ContractTest extends StorageContracts {
    @Override
    protected Storage emptyStorage() {
        return Database.h2().emptied();
    }
}
