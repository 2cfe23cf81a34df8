/** Billing inside another program: the use cases over one gateway and a store, without Spring and REST. */
@NullMarked
package io.dalmada.embedding;

import org.jspecify.annotations.NullMarked;
