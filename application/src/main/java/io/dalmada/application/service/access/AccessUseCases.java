package io.dalmada.application.service.access;

import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.port.in.RecogniseCaller;
import io.dalmada.application.service.wiring.UseCases;
import java.util.List;

/** Who may do what: apart from {@link UseCases}, since none of this knows of payments. */
public record AccessUseCases(ManageApiKeys apiKeys, RecogniseCaller callers, AuditTrail audit) {
    public static AccessUseCases over(AccessPorts ports, List<ConfiguredKey> configured) {
        return new AccessUseCases(
                new ApiKeyService(ports, configured),
                new CallerRecognition(ports, configured),
                new AuditTrailService(ports.auditLog(), ports.transactions()));
    }
}
