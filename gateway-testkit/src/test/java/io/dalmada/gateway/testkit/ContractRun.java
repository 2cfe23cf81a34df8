package io.dalmada.gateway.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.dalmada.gateway.testkit.report.ContractExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the contract inside a test. */
public final class ContractRun implements TestExecutionListener {
    private static final int ID_LENGTH = "GC-00".length();

    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    private ContractRun() {}

    public static ContractRun of(
            Class<? extends PaymentGatewayContract> contract, Path reports, Map<String, String> more) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameters(more)
                .configurationParameter(ContractExtension.FOLDER, reports.toString())
                .build();
        ContractRun run = new ContractRun();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    public Set<String> failed() {
        return failed;
    }

    public Set<String> succeeded() {
        return succeeded;
    }

    /** A container that fails counts under its whole name, so that it cannot pass for a behaviour. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = test.isTest() ? test.getDisplayName().substring(0, ID_LENGTH) : test.getDisplayName();
        switch (result.getStatus()) {
            case SUCCESSFUL -> succeeded.add(name);
            case FAILED -> failed.add(name);
            case ABORTED -> {}
        }
    }
}
