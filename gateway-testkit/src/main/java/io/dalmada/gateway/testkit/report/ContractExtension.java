package io.dalmada.gateway.testkit.report;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every behaviour its notes, gathers the results, and writes the report after the last. */
public final class ContractExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    /** Where reports go; {@code target} unless this parameter of the platform says otherwise. */
    public static final String FOLDER = "dalmada.contract.report";

    /** Writes the report beside the adapter instead of comparing. */
    static final String WRITE = "dalmada.contract.write";

    private static final int BEHAVIOURS = 52;

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ContractExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isWhole(context)) {
            context.getStore(HERE).put(Report.class, new Report());
            context.getStore(HERE).put(Stopwatch.class, new Stopwatch());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Notes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return notes(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Report report = report(context);
        Notes notes = notes(context);
        notes.profile().ifPresent(report::about);
        Throwable thrown = context.getExecutionException().orElse(null);
        if (thrown instanceof Unproven unproven) {
            report.add(context.getDisplayName(), Proof.NOT_CLAIMED, String.valueOf(unproven.getMessage()));
        } else if (thrown instanceof Missing missing) {
            report.add(context.getDisplayName(), Proof.MISSING, String.valueOf(missing.getMessage()));
        } else {
            report.add(context.getDisplayName(), thrown == null ? Proof.PROVEN : Proof.FAILED, notes.text());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isWhole(context)) {
            Report report = report(context);
            Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse("target"));
            report.writeTo(folder);
            if (report.size() == BEHAVIOURS
                    && context.getConfigurationParameter(FOLDER).isEmpty()) {
                Committed.check(
                        report,
                        context.getRequiredTestClass(),
                        context.getConfigurationParameter(WRITE).isPresent());
                Stopwatch watch = context.getStore(HERE).get(Stopwatch.class, Stopwatch.class);
                Objects.requireNonNull(watch).stop(report);
            }
        }
    }

    /** True for the team's class, false for the parts nested in it. */
    private static boolean isWhole(ExtensionContext context) {
        return !context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }

    private static Notes notes(ExtensionContext context) {
        return context.getStore(HERE).computeIfAbsent(Notes.class, key -> new Notes(), Notes.class);
    }

    private static Report report(ExtensionContext context) {
        return context.getStore(HERE).computeIfAbsent(Report.class, key -> new Report(), Report.class);
    }
}
