package io.dalmada.adapter.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Names {
    InetAddress[] find(String host) throws UnknownHostException;
}
