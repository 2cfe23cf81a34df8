/** What operations see: counts, lags and the health of the storage. */
@NullMarked
package io.dalmada.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
