/** Notices of gateways. */
@NullMarked
package io.dalmada.adapter.persistence.notice;

import org.jspecify.annotations.NullMarked;
