package io.dalmada.bootstrap.wrong.application.service.payment;

public class Charges {}
