/** Business time: the clock of production and the one that can be moved for tests. */
@NullMarked
package io.dalmada.bootstrap.time;

import org.jspecify.annotations.NullMarked;
