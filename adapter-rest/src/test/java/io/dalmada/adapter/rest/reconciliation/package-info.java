@NullMarked
package io.dalmada.adapter.rest.reconciliation;

import org.jspecify.annotations.NullMarked;
