@NullMarked
package io.dalmada.simulator.tosspayments;

import org.jspecify.annotations.NullMarked;
