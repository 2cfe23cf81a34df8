package io.dalmada.bootstrap.wrong.application.service;

import org.springframework.core.env.Environment;

public class Service {
    Environment framework;
}
