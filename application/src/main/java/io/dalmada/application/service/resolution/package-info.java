/** Unknown outcomes: asks the gateway, weighs the evidence, settles or waits for an operator. */
@NullMarked
package io.dalmada.application.service.resolution;

import org.jspecify.annotations.NullMarked;
