package io.dalmada.application.port.out.gateway;

import java.util.Map;

/**
 * The request with which the customer's browser came back.
 *
 * @param address to which of the two it came: some gateways tell the end by nothing else
 * @param parameters of the query or the posted form, decoded; of a repeated one the first
 */
public record ReturnedRequest(Address address, Map<String, String> parameters) {
    public ReturnedRequest {
        parameters = Map.copyOf(parameters);
    }

    /** The return addresses of {@link OpenWindow}. */
    public enum Address {
        SUCCESS,
        FAILURE
    }

    /** Values may be proofs. */
    @Override
    public String toString() {
        return "ReturnedRequest[" + address + ", " + parameters.keySet() + "]";
    }
}
