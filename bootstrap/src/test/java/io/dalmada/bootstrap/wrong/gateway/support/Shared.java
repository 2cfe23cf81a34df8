package io.dalmada.bootstrap.wrong.gateway.support;

import io.dalmada.bootstrap.wrong.adapter.rest.Rest;

/** What adapters share, and knows one of them. */
public class Shared {
    Rest adapter;
}
