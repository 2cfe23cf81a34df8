/** What the simulated CookiePayments knows: orders, charges, keys and the ledger of what was received and done. */
@NullMarked
package io.dalmada.simulator.cookiepay.state;

import org.jspecify.annotations.NullMarked;
