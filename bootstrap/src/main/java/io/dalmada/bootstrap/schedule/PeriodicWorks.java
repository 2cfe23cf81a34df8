package io.dalmada.bootstrap.schedule;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.notice.NoticeUseCases;
import io.dalmada.application.service.webhook.EventUseCases;
import io.dalmada.application.service.wiring.UseCases;
import java.util.List;
import java.util.stream.Stream;

/** All periodic work of this node: first what makes things happen, then what tells of it, then what keeps house. */
public record PeriodicWorks(List<PeriodicWork> inOrder) {
    /** @param others of no use case */
    static PeriodicWorks of(
            UseCases useCases, NoticeUseCases notices, EventUseCases events, List<PeriodicWork> others) {
        return new PeriodicWorks(
                Stream.of(useCases.periodicWork(), notices.periodicWork(), events.periodicWork(), others)
                        .flatMap(List::stream)
                        .toList());
    }
}
