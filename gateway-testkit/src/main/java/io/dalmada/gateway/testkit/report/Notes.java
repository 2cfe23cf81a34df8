package io.dalmada.gateway.testkit.report;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What one behaviour leaves for the report besides its result. */
public final class Notes {
    private final Set<String> remarks = new LinkedHashSet<>();
    private Optional<GatewayProfile> profile = Optional.empty();

    public void about(GatewayProfile of) {
        profile = Optional.of(of);
    }

    public void add(String remark) {
        remarks.add(remark);
    }

    Optional<GatewayProfile> profile() {
        return profile;
    }

    String text() {
        return String.join("; ", remarks);
    }
}
