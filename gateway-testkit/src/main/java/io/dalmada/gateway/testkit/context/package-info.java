/** What the behaviours work with: commands, registrations, watched wires, searches for leaks. */
@NullMarked
package io.dalmada.gateway.testkit.context;

import org.jspecify.annotations.NullMarked;
