@NullMarked
package io.dalmada.domain.payment;

import org.jspecify.annotations.NullMarked;
