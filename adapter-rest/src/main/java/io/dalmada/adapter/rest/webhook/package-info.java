/** Events, and the webhook endpoints that they are delivered to. */
@NullMarked
package io.dalmada.adapter.rest.webhook;

import org.jspecify.annotations.NullMarked;
