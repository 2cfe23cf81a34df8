/** The REST API v1: JSON in and out, problems, authentication and the {@code Idempotency-Key}. */
@NullMarked
package io.dalmada.adapter.rest;

import org.jspecify.annotations.NullMarked;
