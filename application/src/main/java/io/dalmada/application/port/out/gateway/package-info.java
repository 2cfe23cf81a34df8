@NullMarked
package io.dalmada.application.port.out.gateway;

import org.jspecify.annotations.NullMarked;
