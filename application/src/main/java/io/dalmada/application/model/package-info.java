/** Values that callers, ports and storage share: requests, pages, filters, API keys, entries of logs. They know no port. */
@NullMarked
package io.dalmada.application.model;

import org.jspecify.annotations.NullMarked;
