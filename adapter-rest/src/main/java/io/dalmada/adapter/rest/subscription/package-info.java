/** Subscriptions: starting and canceling, pauses, changes of plan, open bills, and previews of bills to come. */
@NullMarked
package io.dalmada.adapter.rest.subscription;

import org.jspecify.annotations.NullMarked;
