/** The billing run: takes up the bills that are due at a gateway and collects them at its pace. */
@NullMarked
package io.dalmada.application.service.billing;

import org.jspecify.annotations.NullMarked;
