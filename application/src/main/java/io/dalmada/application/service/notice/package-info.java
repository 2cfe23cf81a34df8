/** Notices of gateways: takes them in, treats them as hints, and asks before it believes. */
@NullMarked
package io.dalmada.application.service.notice;

import org.jspecify.annotations.NullMarked;
