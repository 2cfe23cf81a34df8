/** The timeline of a payment or a subscription, built from its events. */
@NullMarked
package io.dalmada.application.service.timeline;

import org.jspecify.annotations.NullMarked;
