package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowReturn;

/** The adapter's windows, with all that they say and throw written down. */
record WatchedWindow(RegistrationWindow window, Heard heard) implements RegistrationWindow {
    @Override
    public WindowOpening open(OpenWindow request) {
        heard.secret(request.customerRef());
        return heard.saying(() -> window.open(request));
    }

    @Override
    public WindowReturn read(ReturnedRequest returned, WindowOpening opened) {
        return heard.saying(() -> window.read(returned, opened));
    }
}
