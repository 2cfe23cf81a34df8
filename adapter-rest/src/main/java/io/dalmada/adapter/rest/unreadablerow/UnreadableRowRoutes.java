package io.dalmada.adapter.rest.unreadablerow;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for rows that cannot be read. */
@Configuration(proxyBeanMethods = false)
@Import(UnreadableRowController.class)
public class UnreadableRowRoutes {}
