@NullMarked
package io.dalmada.adapter.persistence;

import org.jspecify.annotations.NullMarked;
