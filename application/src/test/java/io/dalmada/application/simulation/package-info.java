/** Deterministic simulation: the real domain and use cases, several nodes, virtual time, and faults drawn from a seed. */
@NullMarked
package io.dalmada.application.simulation;

import org.jspecify.annotations.NullMarked;
