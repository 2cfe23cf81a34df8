/** Billing keys: registration by card or by window, revocation and disposal; what the gateways can do. */
@NullMarked
package io.dalmada.application.service.billingkey;

import org.jspecify.annotations.NullMarked;
