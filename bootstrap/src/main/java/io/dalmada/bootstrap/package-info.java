/** Which parts run together: configuration, wiring, schedules. No rule of the business lives here. */
@NullMarked
package io.dalmada.bootstrap;

import org.jspecify.annotations.NullMarked;
