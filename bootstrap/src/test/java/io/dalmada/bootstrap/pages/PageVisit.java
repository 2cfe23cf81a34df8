package io.dalmada.bootstrap.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** One person's browser, and what it did: what it fetched, and what it wrote to its console. */
final class PageVisit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> said = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();

    PageVisit(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        page.onRequest(requests::add);
        page.onResponse(responses::add);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    List<String> said() {
        return List.copyOf(said);
    }

    /** With those that were never answered. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<Response> responses() {
        return List.copyOf(responses);
    }

    @Override
    public void close() {
        context.close();
    }
}
