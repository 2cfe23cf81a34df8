@NullMarked
package io.dalmada.domain.webhook;

import org.jspecify.annotations.NullMarked;
