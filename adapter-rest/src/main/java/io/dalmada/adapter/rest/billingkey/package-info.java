/**
 * Billing keys: cards registered by the API or in a window of the gateway, and which gateways there are. Only here is a
 * card read.
 */
@NullMarked
package io.dalmada.adapter.rest.billingkey;

import org.jspecify.annotations.NullMarked;
