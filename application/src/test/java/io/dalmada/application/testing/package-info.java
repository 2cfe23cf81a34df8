/** What tests of any module may use: fixtures, in-memory ports, the movable clock and the contracts of the ports. */
@NullMarked
package io.dalmada.application.testing;

import org.jspecify.annotations.NullMarked;
