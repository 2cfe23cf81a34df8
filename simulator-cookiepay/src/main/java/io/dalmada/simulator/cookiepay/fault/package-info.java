/** Faults that a test asks for: lost and late replies, broken connections, strange lists. */
@NullMarked
package io.dalmada.simulator.cookiepay.fault;

import org.jspecify.annotations.NullMarked;
