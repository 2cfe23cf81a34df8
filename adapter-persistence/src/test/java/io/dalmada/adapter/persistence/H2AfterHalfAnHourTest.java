package io.dalmada.adapter.persistence;

import io.dalmada.application.testing.Storage;
import io.dalmada.application.testing.StorageContracts;

/**
 * H2 keeps every contract also when the connections that created its tables are gone: a pool retires each after half an
 * hour, and H2 2.4 then refused every write to a table whose check named a list of values.
 */
class H2AfterHalfAnHourTest extends StorageContracts {
    @Override
    protected Storage emptyStorage() {
        return Database.h2AfterHalfAnHour().emptied();
    }
}
