package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowReturn;

/** The adapter's windows, with all that they say and throw written down. */
record WatchedWindow(RegistrationWindow window, RecordedOutput heard) implements RegistrationWindow {
    @Override
    public OpeningOutcome open(OpenWindow request) {
        heard.secret(request.customerRef());
        return heard.saying(() -> window.open(request), OpeningOutcome::trace);
    }

    @Override
    public WindowReturn read(ReturnedRequest returned, KeptWindow kept) {
        return heard.saying(() -> window.read(returned, kept));
    }
}
