/** The {@code Idempotency-Key}: a request that is repeated is answered once more and done once. */
@NullMarked
package io.dalmada.adapter.rest.web.idempotency;

import org.jspecify.annotations.NullMarked;
