@NullMarked
package io.dalmada.adapter.rest.webhook;

import org.jspecify.annotations.NullMarked;
