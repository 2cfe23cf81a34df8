@NullMarked
package io.dalmada.application.port.out;

import org.jspecify.annotations.NullMarked;
