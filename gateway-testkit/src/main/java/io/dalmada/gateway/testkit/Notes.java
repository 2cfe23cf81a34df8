package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What one behaviour leaves for the report besides its result. */
final class Notes {
    private final Set<String> remarks = new LinkedHashSet<>();
    private Optional<GatewayProfile> profile = Optional.empty();

    void about(GatewayProfile of) {
        profile = Optional.of(of);
    }

    void add(String remark) {
        remarks.add(remark);
    }

    Optional<GatewayProfile> profile() {
        return profile;
    }

    String text() {
        return String.join("; ", remarks);
    }
}
