package io.dalmada.adapter.rest.pages;

import io.dalmada.adapter.rest.web.ApiJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Serves the pages: files of this module, and the settings they read. No route of the API, so it has no scope. */
final class PageFiles {
    private final ResourceLoader files = new DefaultResourceLoader(PageFiles.class.getClassLoader());

    SimpleUrlHandlerMapping mapping(PageSettings settings, ApiJson json) {
        Map<String, HttpRequestHandler> handlers = new LinkedHashMap<>();
        PagePaths.documents(settings).forEach((path, file) -> handlers.put(path, fixed(read(file), "text/html")));
        handlers.put(
                PagePaths.SETTINGS, fixed(json.write(settings).getBytes(StandardCharsets.UTF_8), "application/json"));
        handlers.put(PagePaths.ASSETS, assets());
        return new SimpleUrlHandlerMapping(handlers, Integer.MIN_VALUE + 1);
    }

    private HttpRequestHandler assets() {
        ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(files.getResource(PagePaths.FOLDER + "assets/")));
        handler.setSupportedMethods("GET", "HEAD");
        try {
            handler.afterPropertiesSet();
        } catch (Exception misconfigured) {
            throw new IllegalStateException(misconfigured);
        }
        return handler;
    }

    private static HttpRequestHandler fixed(byte[] body, String type) {
        MediaType media = MediaType.parseMediaType(type + ";charset=UTF-8");
        return (request, response) -> {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.sendError(405);
                return;
            }
            response.setContentType(media.toString());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        };
    }

    private byte[] read(String file) {
        try (InputStream in = files.getResource(PagePaths.FOLDER + file).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
