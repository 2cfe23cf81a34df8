package io.dalmada.application.port.out.gateway;

/**
 * Registration where the card is entered at the gateway: a window is opened, the customer comes back with a proof, and the
 * proof is exchanged for a billing key by {@link IssueCommand.ByWindow}.
 */
public interface RegistrationWindow {
    /**
     * What the browser is to do. Some gateways are asked for it, others know of the window when the browser comes. The same
     * number may come again, and opens the same registration's window anew. Never throws for what the other side does.
     */
    OpeningOutcome open(OpenWindow request);

    /**
     * What the customer came back with. Everything in it is a stranger's input until it has been compared with what was
     * opened, so a proof for another customer is forged. Sends nothing, never throws.
     */
    WindowReturn read(ReturnedRequest returned, KeptWindow kept);
}
