/** Billing runs, holds of gateways, and the figures of the overview. */
@NullMarked
package io.dalmada.adapter.persistence.billingrun;

import org.jspecify.annotations.NullMarked;
