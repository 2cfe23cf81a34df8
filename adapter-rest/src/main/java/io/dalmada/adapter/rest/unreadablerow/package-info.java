/** Stored rows that cannot be read and are set aside, listed for an operator. */
@NullMarked
package io.dalmada.adapter.rest.unreadablerow;

import org.jspecify.annotations.NullMarked;
