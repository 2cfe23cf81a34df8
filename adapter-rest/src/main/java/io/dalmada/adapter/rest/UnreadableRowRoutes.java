package io.dalmada.adapter.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for rows that cannot be read. */
@Configuration(proxyBeanMethods = false)
@Import(UnreadableRowController.class)
public class UnreadableRowRoutes {}
