package io.dalmada.adapter.rest.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;

/**
 * Nothing but our own files, no inline script or style, and no text that becomes markup (PCI DSS 6.4.3). The test pages
 * alone may post a form, to the gateways' windows that the operator has named; a vendor's script they never load.
 */
final class PagePolicy implements HeaderWriter {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; form-action %s; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final HeaderWriter closed = policy(List.of());
    private final HeaderWriter posting;

    PagePolicy(PageSettings settings) {
        posting = policy(settings.formTargets());
    }

    private static HeaderWriter policy(List<URI> targets) {
        String allowed = targets.isEmpty()
                ? "'none'"
                : targets.stream().map(URI::toString).collect(Collectors.joining(" "));
        return new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY.formatted(allowed));
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean isTestPage = PagePaths.TEST_PAGES.contains(request.getRequestURI());
        (isTestPage ? posting : closed).writeHeaders(request, response);
    }
}
