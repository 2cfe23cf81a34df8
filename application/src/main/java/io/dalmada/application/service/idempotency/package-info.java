/** Answers of requests, kept so that a repeated request gets the same answer. */
@NullMarked
package io.dalmada.application.service.idempotency;

import org.jspecify.annotations.NullMarked;
