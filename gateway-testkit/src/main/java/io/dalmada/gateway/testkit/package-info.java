/**
 * The contract of the payment gateway port as tests: an adapter's team writes one harness and no assertion, and gets a
 * report of what is proven.
 */
@NullMarked
package io.dalmada.gateway.testkit;

import org.jspecify.annotations.NullMarked;
