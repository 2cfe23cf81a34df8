/** What a day at a gateway looks like beside our own books. */
@NullMarked
package io.dalmada.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
