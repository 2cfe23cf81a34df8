package io.dalmada.application.model;

import java.util.Optional;

/** The final answer of a request, replayed byte for byte. It holds no secret. */
public record StoredAnswer(int status, String contentType, Optional<String> location, String body) {}
