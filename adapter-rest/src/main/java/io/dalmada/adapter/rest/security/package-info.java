/** Who may come in and how often: API keys, scopes, limits, and the log of what callers did or were denied. */
@NullMarked
package io.dalmada.adapter.rest.security;

import org.jspecify.annotations.NullMarked;
