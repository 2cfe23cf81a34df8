/** The history of a payment or a subscription, told in sentences. */
@NullMarked
package io.dalmada.adapter.rest.timeline;

import org.jspecify.annotations.NullMarked;
