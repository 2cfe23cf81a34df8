package io.dalmada.bootstrap.wrong.application.port;

import io.dalmada.bootstrap.wrong.application.service.Service;

public interface Port {
    Service service();
}
