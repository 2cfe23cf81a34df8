/** API keys, recognition of callers and the audit log. */
@NullMarked
package io.dalmada.application.service.access;

import org.jspecify.annotations.NullMarked;
