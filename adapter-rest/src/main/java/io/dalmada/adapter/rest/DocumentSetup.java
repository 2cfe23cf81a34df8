package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.openapi.BodySchemas;
import io.dalmada.adapter.rest.openapi.DocumentFinish;
import io.dalmada.adapter.rest.openapi.Examples;
import io.dalmada.adapter.rest.openapi.RouteDocument;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.RouteTable;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The API's document: {@code /v3/api-docs}, and {@code /swagger-ui.html} to read and try it. */
@Configuration(proxyBeanMethods = false)
class DocumentSetup {
    private static final String SCHEME = "apiKey";

    DocumentSetup() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestContext.class);
    }

    @Bean
    OpenAPI restDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Dalmada")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .version("v1")
                        .description("Recurring card payments for Korean payment gateways. Amounts are whole won,"
                                + " times ISO-8601 in UTC. Accept-Language chooses ko (default) or en. 국내 결제대행사를 위한 정기결제. 금액은 원,"
                                + " 시각은 UTC의 ISO-8601입니다. Accept-Language로 ko(기본) 또는 en을 고릅니다."))
                .servers(List.of(new Server().url("/").description("Wherever it runs. 실행하는 곳.")))
                .components(new Components()
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key: dmk_…")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    OpenApiCustomizer bodySchemas(ObjectProvider<RouteTable> routes) {
        return new BodySchemas(routes);
    }

    /** Last, when everything is in it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer finishedDocument() {
        return new DocumentFinish();
    }

    @Bean
    OperationCustomizer routeDocument(ApiJson json) {
        return new RouteDocument(new Examples(json));
    }
}
