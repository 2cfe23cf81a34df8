/** Toss Payments' billing (토스페이먼츠, 자동결제), translated into the gateway port. */
@NullMarked
package io.dalmada.adapter.tosspayments;

import org.jspecify.annotations.NullMarked;
