/** The movable clock, where time may be moved. */
@NullMarked
package io.dalmada.adapter.rest.testclock;

import org.jspecify.annotations.NullMarked;
