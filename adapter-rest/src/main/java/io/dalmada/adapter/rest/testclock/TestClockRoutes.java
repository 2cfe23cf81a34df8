package io.dalmada.adapter.rest.testclock;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for the test clock. */
@Configuration(proxyBeanMethods = false)
@Import(TestClockController.class)
public class TestClockRoutes {}
