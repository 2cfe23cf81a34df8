/** Which gateways there are, from the settings, each with its pace, its health and, in profile local, its simulator. */
@NullMarked
package io.dalmada.bootstrap.gateway;

import org.jspecify.annotations.NullMarked;
