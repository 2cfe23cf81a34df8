/** Toss Payments' billing (자동결제) as a local server, written from docs/wire/tosspayments.md alone. */
@NullMarked
package io.dalmada.simulator.tosspayments;

import org.jspecify.annotations.NullMarked;
