package io.dalmada.application.service;

import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.TransactionRunner;

/** What telling others needs from outside; nothing of it touches money. */
public record EventPorts(EventLog log, TransactionRunner transactions) {}
