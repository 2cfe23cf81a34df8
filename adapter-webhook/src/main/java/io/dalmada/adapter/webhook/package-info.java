/** Brings events to receivers over HTTP, signed as the Standard Webhooks specification wants it. */
@NullMarked
package io.dalmada.adapter.webhook;

import org.jspecify.annotations.NullMarked;
