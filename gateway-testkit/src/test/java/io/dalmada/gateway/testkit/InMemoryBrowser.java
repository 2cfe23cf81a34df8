package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.ReturnedRequest.Address;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.application.testing.InMemoryWindow;
import io.dalmada.domain.gateway.RegistrationNo;
import java.util.Map;

/** The window's address ends with the registration's number. */
record InMemoryBrowser() implements Browser {
    @Override
    public ReturnedRequest agrees(WindowOpening opening, CardBehaviour card) {
        if (card == CardBehaviour.ISSUE_REFUSED) {
            return new ReturnedRequest(
                    Address.FAILURE, Map.of("number", number(opening).value(), "refused", "1"));
        }
        return new ReturnedRequest(Address.SUCCESS, InMemoryWindow.agreed(number(opening)));
    }

    @Override
    public ReturnedRequest closes(WindowOpening opening) {
        return new ReturnedRequest(
                Address.FAILURE, Map.of("number", number(opening).value(), "closed", "1"));
    }

    private static RegistrationNo number(WindowOpening opening) {
        String path = ((WindowStep.Redirect) opening.step()).to().getPath();
        return new RegistrationNo(path.substring(1));
    }
}
