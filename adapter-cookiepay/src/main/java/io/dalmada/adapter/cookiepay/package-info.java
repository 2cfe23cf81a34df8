/** CookiePay's wire (키움페이, 비인증 정기결제), translated into the gateway port. */
@NullMarked
package io.dalmada.adapter.cookiepay;

import org.jspecify.annotations.NullMarked;
