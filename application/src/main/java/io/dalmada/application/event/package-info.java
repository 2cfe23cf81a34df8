/** What the world outside may know of what happened here: closed names, and the form of each. */
@NullMarked
package io.dalmada.application.event;

import org.jspecify.annotations.NullMarked;
