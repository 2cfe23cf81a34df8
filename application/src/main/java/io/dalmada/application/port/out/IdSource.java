package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.CustomerRef;
import java.util.UUID;

/** Makes ids; in production from a cryptographically strong source. */
public interface IdSource {
    /** A time-ordered id (UUIDv7). */
    UUID next();

    CustomerRef nextCustomerRef();
}
