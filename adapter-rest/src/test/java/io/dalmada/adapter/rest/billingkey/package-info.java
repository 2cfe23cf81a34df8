@NullMarked
package io.dalmada.adapter.rest.billingkey;

import org.jspecify.annotations.NullMarked;
