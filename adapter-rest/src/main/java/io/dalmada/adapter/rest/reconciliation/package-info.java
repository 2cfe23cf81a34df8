/** A day at a gateway, compared with the gateway's own list. */
@NullMarked
package io.dalmada.adapter.rest.reconciliation;

import org.jspecify.annotations.NullMarked;
