package io.dalmada.bootstrap.wrong.application.port.out;

public interface Store {}
