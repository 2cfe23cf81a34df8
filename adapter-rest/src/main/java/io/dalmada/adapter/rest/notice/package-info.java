/** The address at which gateways tell us things by themselves. What comes in is a hint to ask, never a fact. */
@NullMarked
package io.dalmada.adapter.rest.notice;

import org.jspecify.annotations.NullMarked;
