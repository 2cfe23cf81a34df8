/** What the vendors' simulators have in common: a server with full control of its connections, and a clock. */
@NullMarked
package io.dalmada.simulator.base;

import org.jspecify.annotations.NullMarked;
