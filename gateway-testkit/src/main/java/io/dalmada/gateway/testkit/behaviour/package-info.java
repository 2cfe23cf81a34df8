/** The behaviours that every gateway shall have, one class for each kind. */
@NullMarked
package io.dalmada.gateway.testkit.behaviour;

import org.jspecify.annotations.NullMarked;
