/** Authentication, scopes, limits, and the audit log of what callers did or were denied. */
@NullMarked
package io.dalmada.adapter.rest.security;

import org.jspecify.annotations.NullMarked;
