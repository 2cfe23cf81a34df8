package io.dalmada.application.port.out.gateway;

/**
 * An opened window.
 *
 * @param step for the browser; handed out once and not kept
 */
public record WindowOpening(WindowStep step, KeptWindow kept) {}
