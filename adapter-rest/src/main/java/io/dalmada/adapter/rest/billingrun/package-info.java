/** Billing runs, holds that stop them, and statistics of what they collected. */
@NullMarked
package io.dalmada.adapter.rest.billingrun;

import org.jspecify.annotations.NullMarked;
