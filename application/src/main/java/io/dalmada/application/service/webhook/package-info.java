/** Events for the merchant: the event log, endpoints, deliveries and their repeats. */
@NullMarked
package io.dalmada.application.service.webhook;

import org.jspecify.annotations.NullMarked;
