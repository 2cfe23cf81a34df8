package io.dalmada.adapter.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The skeleton fails the contract, and each behaviour says what is to be done next. Not copied with it. */
class ToDoListTest implements TestExecutionListener {
    private final Map<String, String> failed = new TreeMap<>();
    private final Set<String> passed = new TreeSet<>();

    @Test
    void what_fails_says_what_to_do(@TempDir Path reports) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(SkeletonContract.class))
                                .configurationParameter("dalmada.contract.report", reports.toString())
                                .build(),
                        this);

        failed.forEach((behaviour, message) -> System.out.println(behaviour + "\n    " + message));
        assertThat(failed).hasSizeGreaterThan(30);
        assertThat(failed.values()).allSatisfy(message -> assertThat(message).startsWith("To do, "));
        assertThat(passed).as("shown without a vendor").isEmpty();
    }

    @Test
    void the_guide_explains_every_step() throws IOException {
        String guide = Files.readString(Path.of("../new-gateway.md"));

        assertThat(ToDo.values()).allSatisfy(step -> assertThat(guide).contains("`" + step.name() + "`"));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.put(
                    test.getDisplayName(),
                    result.getThrowable().map(Throwable::getMessage).orElse(""));
        } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.add(test.getDisplayName());
        }
    }
}
