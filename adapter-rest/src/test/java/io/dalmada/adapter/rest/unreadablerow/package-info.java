@NullMarked
package io.dalmada.adapter.rest.unreadablerow;

import org.jspecify.annotations.NullMarked;
