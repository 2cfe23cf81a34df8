@NullMarked
package io.dalmada.adapter.rest.web.idempotency;

import org.jspecify.annotations.NullMarked;
