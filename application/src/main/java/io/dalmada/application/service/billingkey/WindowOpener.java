package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.OpeningResult;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.function.Function;

/** Asks a gateway to open a window. No card can be entered in one that did not open, so of that nothing is kept. */
record WindowOpener(Clock clock) {
    private static final System.Logger LOG = System.getLogger(WindowOpener.class.getName());

    /** @param keep of an opened one, before the browser hears of it */
    OpeningResult of(
            GatewayId gateway,
            RegistrationWindow window,
            OpenWindow command,
            Function<Registration.Window, Registration> keep) {
        return ask(gateway, window, command)
                .fold(
                        opened -> new OpeningResult.Opened(
                                keep.apply(kept(command, opened.opening().kept())),
                                opened.opening().step()),
                        refused -> {
                            unopened(gateway, refused.decline().reason());
                            return new OpeningResult.Refused(
                                    refused.decline(), refused.trace().word());
                        },
                        not -> {
                            unopened(gateway, not.cause());
                            return new OpeningResult.NotAttempted(not.cause());
                        },
                        unknown -> {
                            unopened(gateway, unknown.doubt());
                            return new OpeningResult.Unknown();
                        });
    }

    private OpeningOutcome ask(GatewayId gateway, RegistrationWindow window, OpenWindow command) {
        try {
            return window.open(command);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway " + gateway + " threw when it was to open a window", bug);
            return new OpeningOutcome.Unknown(Doubt.NO_REPLY, GatewayTrace.ours(gateway, "open", clock.instant()));
        }
    }

    private static Registration.Window kept(OpenWindow command, KeptWindow kept) {
        return new Registration.Window(command.customerRef(), command.buyer(), kept.values(), kept.expiresAt());
    }

    private static void unopened(GatewayId gateway, Enum<?> why) {
        LOG.log(Level.WARNING, "gateway {0} opened no window ({1})", gateway, why);
    }
}
