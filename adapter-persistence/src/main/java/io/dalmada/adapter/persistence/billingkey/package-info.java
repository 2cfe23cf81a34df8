/** Billing keys and the registrations that make them. */
@NullMarked
package io.dalmada.adapter.persistence.billingkey;

import org.jspecify.annotations.NullMarked;
