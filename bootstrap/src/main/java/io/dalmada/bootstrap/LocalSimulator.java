package io.dalmada.bootstrap;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A vendor's simulator inside this process.
 *
 * @param baseUri where the vendor's paths begin
 * @param moveTo sets its clock
 */
record LocalSimulator(String vendor, URI baseUri, Consumer<Instant> moveTo, Runnable stop) {}
