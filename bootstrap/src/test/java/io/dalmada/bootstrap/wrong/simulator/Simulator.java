package io.dalmada.bootstrap.wrong.simulator;

import io.dalmada.bootstrap.wrong.domain.payment.Payment;

public class Simulator {
    Payment payment;
}
