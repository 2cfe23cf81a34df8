/** What the behaviours work with: commands, registrations, watched wires, searches for leaks. */
@NullMarked
package io.dalmada.gateway.testkit.bench;

import org.jspecify.annotations.NullMarked;
