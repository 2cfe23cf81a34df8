package io.dalmada.application.service.access;

import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.SecretHash;

/** An API key from configuration: it may do everything, for it is the one that gives out all others. */
public record ConfiguredKey(ApiKeyId id, SecretHash hash) {}
