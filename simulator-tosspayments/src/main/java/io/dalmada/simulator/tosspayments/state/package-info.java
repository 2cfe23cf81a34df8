/** What the simulated Toss Payments knows: orders, charges, keys and the ledger of what was received and done. */
@NullMarked
package io.dalmada.simulator.tosspayments.state;

import org.jspecify.annotations.NullMarked;
