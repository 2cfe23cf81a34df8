package io.dalmada.application.port.in;

import java.util.List;

/**
 * The history that explains a state.
 *
 * @param entries oldest first
 * @param next what is planned or awaited; empty when all is at rest
 * @param complete false when older entries were left out
 */
public record Timeline(List<TimelineEntry> entries, List<TimelineEntry> next, boolean complete) {
    public Timeline {
        entries = List.copyOf(entries);
        next = List.copyOf(next);
    }
}
