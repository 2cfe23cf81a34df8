@NullMarked
package io.dalmada.domain.plan;

import org.jspecify.annotations.NullMarked;
