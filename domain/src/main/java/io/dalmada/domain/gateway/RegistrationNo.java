package io.dalmada.domain.gateway;

/** Our number of one try to register a card; never used for a second one. */
public record RegistrationNo(String value) {
    public RegistrationNo {
        if (!value.matches("[A-Z0-9-]{6,40}")) {
            throw new IllegalArgumentException("a registration number is 6 to 40 characters of A-Z, 0-9 and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
