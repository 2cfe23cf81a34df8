/**
 * What every feature of this layer uses: its ports and settings, retries of lost races, the gate of the clock,
 * guarded gateways. It knows no feature.
 */
@NullMarked
package io.dalmada.application.service.shared;

import org.jspecify.annotations.NullMarked;
