@NullMarked
package io.dalmada.domain.shared;

import org.jspecify.annotations.NullMarked;
