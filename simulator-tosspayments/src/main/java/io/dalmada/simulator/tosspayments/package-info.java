/** Toss Payments' billing (자동결제) as a local server, written from the wire document alone. */
@NullMarked
package io.dalmada.simulator.tosspayments;

import org.jspecify.annotations.NullMarked;
