/** CookiePayments as a local server, written from its wire document alone: it shares nothing with any adapter. */
@NullMarked
package io.dalmada.simulator.cookiepay;

import org.jspecify.annotations.NullMarked;
