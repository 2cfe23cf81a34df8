@NullMarked
package io.dalmada.domain.gateway;

import org.jspecify.annotations.NullMarked;
