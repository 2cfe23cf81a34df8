package io.dalmada.bootstrap.time;

import io.dalmada.application.port.in.MoveClock;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.bootstrap.gateway.LocalSimulators;
import io.dalmada.bootstrap.schedule.PeriodicWorks;
import io.dalmada.bootstrap.schedule.WorkLock;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** The movable clock exists in profile local alone; production has no way to get it. */
@Configuration(proxyBeanMethods = false)
@Profile("local & !production")
@ConditionalOnMissingBean(Clock.class)
public class TimeTravelConfiguration {
    @Bean
    TravelClock clock() {
        return new TravelClock(new MicrosecondClock(Clock.systemUTC()));
    }

    @Bean
    @Primary
    RecordingOutbox diaryOutbox(@Qualifier("domainEventOutbox") DomainEventOutbox stored) {
        return new RecordingOutbox(stored);
    }

    @Bean
    MoveClock timeMachine(
            TravelClock clock,
            ObjectProvider<LocalSimulators> simulators,
            PeriodicWorks work,
            WorkLock shift,
            RecordingOutbox diary) {
        return new TimeMachine(
                clock, to -> simulators.ifAvailable(running -> running.moveTo(to)), work.inOrder(), shift, diary);
    }
}
