/** What the simulated CookiePayments answers, request by request. */
@NullMarked
package io.dalmada.simulator.cookiepay.wire;

import org.jspecify.annotations.NullMarked;
