package io.dalmada.bootstrap.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A vendor's simulator inside this process.
 *
 * @param baseUri where the vendor's paths begin
 * @param window the page where its customers choose a card; empty when cards are entered with us
 * @param moveTo sets its clock
 */
record LocalSimulator(String vendor, URI baseUri, Optional<URI> window, Consumer<Instant> moveTo, Runnable stop) {}
