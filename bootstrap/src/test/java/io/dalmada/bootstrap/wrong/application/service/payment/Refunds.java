package io.dalmada.bootstrap.wrong.application.service.payment;

/** One type more than the package may hold. */
public class Refunds {}
