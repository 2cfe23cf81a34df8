package io.dalmada.gateway.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import java.util.List;

/** Windows that a gateway is asked for; where it is not, there is nothing to fail. */
public record Openings(ContractContext bench) {
    /** What did not open is no window, and the same number opens one afterwards. */
    public void under(List<Fault> faults, Class<? extends OpeningOutcome> expected) {
        if (!bench.profile().issueRoutes().contains(IssueRoute.WINDOW)) {
            return;
        }
        if (!bench.armed(Step.OPEN, faults.get(0))) {
            bench.without("a call that opens a window");
            return;
        }
        bench.under(Step.OPEN, faults, fault -> {
            OpenWindow request = Commands.openWindow();
            assertThat(bench.registrations().window().open(request))
                    .as("an opening under %s", fault)
                    .isInstanceOf(expected);
            bench.harness().faults().clear();
            bench.registrations().open(request);
        });
    }
}
