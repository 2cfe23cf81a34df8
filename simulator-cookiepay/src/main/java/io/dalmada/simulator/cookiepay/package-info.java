/** CookiePayments as a local server, written from docs/wire/cookiepay.md alone: it shares nothing with any adapter. */
@NullMarked
package io.dalmada.simulator.cookiepay;

import org.jspecify.annotations.NullMarked;
