package io.dalmada.adapter.rest;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's document: {@code /v3/api-docs}, and {@code /swagger-ui.html} to read and try it. */
@Configuration(proxyBeanMethods = false)
class DocumentSetup {
    private static final String SCHEME = "apiKey";
    private static final List<Class<?>> BODIES = List.of(
            BillingKeyBody.class,
            BillingKeyBody.Card.class,
            PaymentBody.class,
            PriceLineBody.class,
            AttemptBody.class,
            AttemptBody.DeclineBody.class,
            RefundBody.class,
            RefundBody.AwaitingDeposit.class,
            RegistrationBody.class,
            WindowStepBody.class,
            GatewayBody.class,
            GatewayBody.Refunds.class,
            ReconciliationBody.class,
            ReconciliationBody.Total.class,
            ReconciliationBody.Entry.class,
            TestClockBody.class,
            TestClockBody.Entry.class,
            PlanBody.class,
            PlanPriceBody.class,
            PlanTermsBody.class,
            IntervalBody.class,
            DunningBody.class,
            SubscriptionBody.class,
            SubscriptionBody.ChangeBody.class,
            PeriodBody.class,
            OpenBillBody.class,
            OpenBillBody.LastDecline.class,
            PlannedBillBody.class,
            CancellationBody.class,
            CancellationBody.Share.class,
            BillingRunBody.class,
            BillingHoldBody.class,
            StatisticsBody.class,
            StatisticsBody.Row.class,
            EventBody.class,
            EventBody.AggregateBody.class,
            EventTypeBody.class,
            EventSchemaBody.class,
            ApiKeyBody.class,
            AuditEntryBody.class,
            WebhookEndpointBody.class,
            WebhookDeliveryBody.class,
            TimelineBody.class,
            TimelineBody.Entry.class,
            Problem.class,
            Problem.FieldError.class);

    DocumentSetup() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Exchange.class);
    }

    @Bean
    OpenAPI restDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Dalmada")
                        .version("v1")
                        .description("Recurring card payments for Korean payment gateways. Amounts are whole won,"
                                + " times ISO-8601 in UTC. Accept-Language chooses ko (default) or en."))
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
    OpenApiCustomizer bodySchemas() {
        return document -> {
            for (Class<?> body : BODIES) {
                Schema<?> schema = ModelConverters.getInstance(true).readAllAsResolvedSchema(body).schema;
                document.getComponents().addSchemas(schema.getName(), BodyNullness.describe(body, schema));
            }
        };
    }

    @Bean
    OperationCustomizer routeDocument(ApiJson json) {
        return new RouteDocument(new Examples(json));
    }
}
