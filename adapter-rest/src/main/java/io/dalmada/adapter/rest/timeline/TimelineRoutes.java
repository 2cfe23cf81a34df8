package io.dalmada.adapter.rest.timeline;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for timelines. */
@Configuration(proxyBeanMethods = false)
@Import(TimelineController.class)
public class TimelineRoutes {}
