/**
 * What every adapter of a payment gateway would repeat: a careful HTTP client, one exchange under a deadline, the rule of
 * doubt, a table of codes, tolerant reading. Plain Java; an adapter may use it, and none has to.
 */
@NullMarked
package io.dalmada.gateway.support;

import org.jspecify.annotations.NullMarked;
