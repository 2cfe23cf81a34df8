package io.dalmada.adapter.rest;

/** A request body: read by {@link ApiRequestConverter} alone, strictly, and masked when printed. */
interface ApiRequest {}
