/** The outbox and the event log. */
@NullMarked
package io.dalmada.adapter.persistence.event;

import org.jspecify.annotations.NullMarked;
