package io.dalmada.domain.gateway;

/** One configured merchant account at a gateway, named by the operator: not a vendor. */
public record GatewayId(String value) {
    public GatewayId {
        if (!value.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("a gateway id is a lower-case word of 2 to 40 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
