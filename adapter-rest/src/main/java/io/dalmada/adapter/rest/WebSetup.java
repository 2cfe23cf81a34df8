package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.limits.RateBuckets;
import io.dalmada.adapter.rest.limits.RateCheck;
import io.dalmada.adapter.rest.security.ScopeCheck;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ApiRequestConverter;
import io.dalmada.adapter.rest.web.MediaCheck;
import io.dalmada.adapter.rest.web.QueryCheck;
import io.dalmada.adapter.rest.web.RequestContextResolver;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Our readers of requests, beside Spring's. */
class WebSetup implements WebMvcConfigurer {
    private final ApiJson json;
    private final RestSettings settings;
    private final RateBuckets buckets;

    WebSetup(ApiJson json, RestSettings settings, RateBuckets buckets) {
        this.json = json;
        this.settings = settings;
        this.buckets = buckets;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        // In this order: what is refused for want of a scope uses up nothing of the caller's quota.
        interceptors.addInterceptor(new ScopeCheck()).excludePathPatterns(settings.openPaths());
        interceptors.addInterceptor(new RateCheck(buckets)).excludePathPatterns(settings.openPaths());
        interceptors.addInterceptor(new MediaCheck()).excludePathPatterns(settings.openPaths());
        interceptors.addInterceptor(new QueryCheck()).excludePathPatterns(settings.openPaths());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new ApiRequestConverter(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestContextResolver());
    }
}
