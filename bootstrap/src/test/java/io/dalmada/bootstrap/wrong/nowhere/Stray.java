package io.dalmada.bootstrap.wrong.nowhere;

import io.dalmada.bootstrap.wrong.adapter.persistence.jdbc.Batch;
import io.dalmada.bootstrap.wrong.adapter.rest.web.Kernel;

/** Of no layer, and inside the rooms of two adapters. */
public class Stray {
    Kernel kernel;
    Batch batch;
}
