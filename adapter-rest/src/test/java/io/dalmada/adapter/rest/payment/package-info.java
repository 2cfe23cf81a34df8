@NullMarked
package io.dalmada.adapter.rest.payment;

import org.jspecify.annotations.NullMarked;
