@NullMarked
package io.dalmada.domain.billingkey;

import org.jspecify.annotations.NullMarked;
