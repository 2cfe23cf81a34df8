/** Endpoints of the merchant and the queue of deliveries. */
@NullMarked
package io.dalmada.adapter.persistence.webhook;

import org.jspecify.annotations.NullMarked;
