@NullMarked
package io.dalmada.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
