@NullMarked
package io.dalmada.application.port.in;

import org.jspecify.annotations.NullMarked;
