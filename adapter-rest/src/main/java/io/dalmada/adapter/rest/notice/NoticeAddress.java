package io.dalmada.adapter.rest.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of notices without its secret part. Logs, metrics, traces and error answers read the request's path later
 * and find a mask there; only the controller is handed the secret part.
 */
public final class NoticeAddress extends HttpServletRequestWrapper {
    public static final String PREFIX = "/gateway-notices/";
    private static final String TOKEN = NoticeAddress.class.getName();
    private static final String MASK = "***";
    private static final Pattern ADDRESS = Pattern.compile("(.*?" + PREFIX + "[^/]*/)(.+)", Pattern.DOTALL);

    private NoticeAddress(HttpServletRequest request, String token) {
        super(request);
        request.setAttribute(TOKEN, token);
    }

    static HttpServletRequest masked(HttpServletRequest request) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        return address.matches() ? new NoticeAddress(request, address.group(2)) : request;
    }

    static String token(HttpServletRequest request) {
        return request.getAttribute(TOKEN) instanceof String token ? token : "";
    }

    @Override
    public String getRequestURI() {
        return without(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(without(super.getRequestURL().toString()));
    }

    @Override
    public String getServletPath() {
        return without(super.getServletPath());
    }

    private static String without(String path) {
        Matcher address = ADDRESS.matcher(path);
        return address.matches() ? address.group(1) + MASK : path;
    }
}
