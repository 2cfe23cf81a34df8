package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.Profiles;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gateway in memory, with a bug on top of it if one is given. */
public final class InMemoryHarness implements GatewayHarness {
    private final MovableClock clock = MovableClock.atTen();
    private final InMemoryGateway memory;
    private final StrangeLists lists = new StrangeLists();
    private final List<String> log = new ArrayList<>();
    private final Sabotage sabotage;

    InMemoryHarness(Sabotage sabotage) {
        this(Profiles.claimingEverything(), sabotage);
    }

    public InMemoryHarness(GatewayProfile profile, Sabotage sabotage) {
        this.memory = new InMemoryGateway(profile, clock, () -> false);
        this.sabotage = sabotage;
        memory.showDeclines();
    }

    @Override
    public PaymentGateway gateway() {
        return sabotage.on(lists.over(new Interruptible(memory)), log);
    }

    /** The gateway keeps nothing but what its simulator would keep. */
    @Override
    public PaymentGateway fresh() {
        return gateway();
    }

    @Override
    public Optional<PaymentGateway> withWrongCredentials() {
        return Optional.of(new WrongLogin(gateway(), memory));
    }

    /** There is no wire. */
    @Override
    public Optional<PaymentGateway> at(URI address) {
        return Optional.empty();
    }

    @Override
    public GatewayLedger ledger() {
        return new InMemoryTruth(memory, clock);
    }

    @Override
    public Faults faults() {
        return new InMemoryFaults(memory, lists);
    }

    @Override
    public Fixtures fixtures() {
        return new InMemoryFixtures(memory);
    }

    @Override
    public Capture capture() {
        return () -> List.copyOf(log);
    }

    @Override
    public Console console() {
        return new InMemoryConsole(memory);
    }

    @Override
    public Optional<Browser> browser() {
        return Optional.of(new InMemoryBrowser());
    }

    @Override
    public Optional<Notices> notices() {
        return Optional.of(new InMemoryVoice(memory, clock));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
    }

    @Override
    public void close() {
        memory.clearTroubles();
    }

    /** A bug put on top of an honest gateway; {@code log} is what the harness captures. */
    public interface Sabotage {
        PaymentGateway on(PaymentGateway honest, List<String> log);

        static Sabotage none() {
            return (honest, log) -> honest;
        }
    }

    static Set<String> secrets() {
        return Set.of("api-secret-8c1f2e");
    }
}
