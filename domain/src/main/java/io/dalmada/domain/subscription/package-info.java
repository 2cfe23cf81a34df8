@NullMarked
package io.dalmada.domain.subscription;

import org.jspecify.annotations.NullMarked;
