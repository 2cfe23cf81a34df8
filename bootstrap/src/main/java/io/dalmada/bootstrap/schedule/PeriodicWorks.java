package io.dalmada.bootstrap.schedule;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.notice.NoticeUseCases;
import io.dalmada.application.service.webhook.EventUseCases;
import io.dalmada.application.service.wiring.UseCases;
import java.util.List;
import java.util.stream.Stream;

/** All periodic work of this node: first what makes things happen, then what tells of it. */
public record PeriodicWorks(List<PeriodicWork> inOrder) {
    static PeriodicWorks of(UseCases useCases, NoticeUseCases notices, EventUseCases events) {
        return new PeriodicWorks(Stream.of(useCases.periodicWork(), notices.periodicWork(), events.periodicWork())
                .flatMap(List::stream)
                .toList());
    }
}
