/** Problems (RFC 9457): what is answered when a request is refused or something went wrong. */
@NullMarked
package io.dalmada.adapter.rest.web.problem;

import org.jspecify.annotations.NullMarked;
