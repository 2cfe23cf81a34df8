package io.dalmada.adapter.rest.web;

/** A request body: read by {@link ApiRequestConverter} alone, strictly, and masked when printed. */
public interface ApiRequest {}
