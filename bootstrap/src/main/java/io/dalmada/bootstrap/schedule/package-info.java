/** Runs the periodic work of the use cases and watches that it does not stop. */
@NullMarked
package io.dalmada.bootstrap.schedule;

import org.jspecify.annotations.NullMarked;
