package io.dalmada.application.port.out;

import io.dalmada.application.model.DayFigures;
import java.time.Instant;

/** Counts for operators, straight from what is stored. */
public interface StatisticsQuery {
    /** Of payments created in [from, until). @param until exclusive */
    DayFigures between(Instant from, Instant until);
}
