/** Skeleton, translated into the gateway port. */
@NullMarked
package io.dalmada.adapter.skeleton;

import org.jspecify.annotations.NullMarked;
