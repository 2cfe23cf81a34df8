/** API keys as an administrator issues and revokes them, and the audit log. */
@NullMarked
package io.dalmada.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
