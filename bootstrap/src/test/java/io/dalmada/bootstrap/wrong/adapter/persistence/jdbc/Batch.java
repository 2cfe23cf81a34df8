package io.dalmada.bootstrap.wrong.adapter.persistence.jdbc;

public class Batch {}
