package io.dalmada.bootstrap.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to set instead of a stack trace. */
final class IncompleteConfigurationAnalyzer extends AbstractFailureAnalyzer<IncompleteConfiguration> {
    @Override
    protected FailureAnalysis analyze(Throwable root, IncompleteConfiguration cause) {
        return new FailureAnalysis(
                "Dalmada was not started: its configuration is incomplete.",
                "- " + String.join("\n- ", cause.actions()),
                cause);
    }
}
