package io.dalmada.adapter.rest;

import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Our readers of requests, beside Spring's. */
class WebSetup implements WebMvcConfigurer {
    private final ApiJson json;
    private final RestSettings settings;

    WebSetup(ApiJson json, RestSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ScopeCheck()).excludePathPatterns(settings.openPaths());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new ApiRequestConverter(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ExchangeResolver());
    }
}
