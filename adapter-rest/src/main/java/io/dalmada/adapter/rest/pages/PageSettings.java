package io.dalmada.adapter.rest.pages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages there are, and what they offer; sent to every browser, hence nothing secret.
 *
 * @param testPages whether the three test pages exist; they take card numbers
 * @param simulator whether a simulator stands behind the default gateway, so that its test cards work
 * @param suggestedKey a public API key that is filled in; null for none, and always in production
 * @param simulatedWindows where, in place of a vendor's script, the windows of simulators in this process are
 * @param formTargets origins of gateways' windows to which a test page may post a form; no other may it post to
 */
public record PageSettings(
        @JsonIgnore boolean testPages,
        boolean simulator,
        @Nullable String suggestedKey,
        List<URI> simulatedWindows,
        List<URI> formTargets) {
    public PageSettings {
        simulatedWindows = List.copyOf(simulatedWindows);
        formTargets = List.copyOf(formTargets);
    }

    @Override
    public String toString() {
        return "PageSettings[test pages: " + testPages + "]";
    }
}
