package io.dalmada.bootstrap.wrong.application.port.in;

import io.dalmada.bootstrap.wrong.application.port.out.Store;

/** Speaks of an outbound port. */
public interface Ask {
    Store store();
}
