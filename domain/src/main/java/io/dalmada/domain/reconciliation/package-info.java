/** A day at a gateway, compared with our own books. */
@NullMarked
package io.dalmada.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
