package io.dalmada.bootstrap.wrong.application.model;

import io.dalmada.bootstrap.wrong.application.port.out.Store;

/** A value that knows a port. */
public record Value(Store store) {}
