@NullMarked
package io.dalmada.adapter.rest.billingrun;

import org.jspecify.annotations.NullMarked;
