package io.dalmada.application.port.out.gateway;

/**
 * Registration where the card is entered at the gateway: a window is opened, the customer comes back with a proof, and the
 * proof is exchanged for a billing key by {@link IssueCommand.ByWindow}.
 */
public interface RegistrationWindow {
    /** What the browser is to do; the opening is kept, encrypted, until the customer is back. */
    WindowOpening open(OpenWindow request);

    /**
     * What the customer came back with. Everything in it is a stranger's input until it has been compared with what was
     * opened, so a proof for another customer is forged. Sends nothing, never throws.
     *
     * @param opened as it was kept: only {@code continuation} and {@code expiresAt} are looked at
     */
    WindowReturn read(ReturnedRequest returned, WindowOpening opened);
}
