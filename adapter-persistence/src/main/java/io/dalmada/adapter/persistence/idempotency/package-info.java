/** Requests by key, and their answers. */
@NullMarked
package io.dalmada.adapter.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
