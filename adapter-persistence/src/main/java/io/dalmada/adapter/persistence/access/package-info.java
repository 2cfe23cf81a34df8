/** API keys and the audit log. */
@NullMarked
package io.dalmada.adapter.persistence.access;

import org.jspecify.annotations.NullMarked;
