/** Where the features meet: the use cases over a set of ports. */
@NullMarked
package io.dalmada.application.service.wiring;

import org.jspecify.annotations.NullMarked;
