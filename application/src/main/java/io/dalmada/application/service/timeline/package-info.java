/** The timeline of a payment or a subscription, told from its events. */
@NullMarked
package io.dalmada.application.service.timeline;

import org.jspecify.annotations.NullMarked;
