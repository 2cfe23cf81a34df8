@NullMarked
package io.dalmada.adapter.rest.subscription;

import org.jspecify.annotations.NullMarked;
