/** How many requests a caller may make, and how many cards may be refused. */
@NullMarked
package io.dalmada.adapter.rest.limits;

import org.jspecify.annotations.NullMarked;
