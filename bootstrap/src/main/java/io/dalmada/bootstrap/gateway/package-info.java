/** Which gateways there are, from the settings, each with its pace, its health and on a desk its simulator. */
@NullMarked
package io.dalmada.bootstrap.gateway;

import org.jspecify.annotations.NullMarked;
