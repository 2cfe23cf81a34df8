package io.dalmada.adapter.rest.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for API keys and the audit log. */
@Configuration(proxyBeanMethods = false)
@Import({ApiKeyController.class, AuditLogController.class})
public class AccessRoutes {}
