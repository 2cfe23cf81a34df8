/** What the simulated Toss Payments answers, request by request. */
@NullMarked
package io.dalmada.simulator.tosspayments.wire;

import org.jspecify.annotations.NullMarked;
