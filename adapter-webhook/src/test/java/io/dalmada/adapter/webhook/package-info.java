@NullMarked
package io.dalmada.adapter.webhook;

import org.jspecify.annotations.NullMarked;
