/** The kit tried on a gateway in memory: the honest one passes, and each saboteur is caught by name. */
@NullMarked
package io.dalmada.gateway.testkit;

import org.jspecify.annotations.NullMarked;
