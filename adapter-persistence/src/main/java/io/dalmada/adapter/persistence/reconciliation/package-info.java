/** Daily comparisons with the gateways and their differences. */
@NullMarked
package io.dalmada.adapter.persistence.reconciliation;

import org.jspecify.annotations.NullMarked;
