package io.dalmada.domain.gateway;

/** The gateway's own number of a charge or a refund (TID at Korean PGs); 1 to 200 printable characters. */
public record GatewayTxnId(String value) {
    public GatewayTxnId {
        if (!value.matches("[\\x21-\\x7e]{1,200}")) {
            throw new IllegalArgumentException("a gateway transaction id is 1 to 200 printable characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
