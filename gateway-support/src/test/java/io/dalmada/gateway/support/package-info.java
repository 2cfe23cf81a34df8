@NullMarked
package io.dalmada.gateway.support;

import org.jspecify.annotations.NullMarked;
