/**
 * What the core and the adapters both do with the port of gateways: check a command before it is sent, and look a charge up
 * in a gateway's lists. The port itself holds no behaviour.
 */
@NullMarked
package io.dalmada.application.gateway;

import org.jspecify.annotations.NullMarked;
