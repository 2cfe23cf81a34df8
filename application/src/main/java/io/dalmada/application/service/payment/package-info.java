/** One-off charges and refunds: writes the intent, claims it, sends it once, records the outcome. */
@NullMarked
package io.dalmada.application.service.payment;

import org.jspecify.annotations.NullMarked;
