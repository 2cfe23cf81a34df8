/** The history of a payment or a subscription, in sentences. */
@NullMarked
package io.dalmada.adapter.rest.timeline;

import org.jspecify.annotations.NullMarked;
