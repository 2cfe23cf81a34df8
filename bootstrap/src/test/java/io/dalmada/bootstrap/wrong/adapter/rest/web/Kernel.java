package io.dalmada.bootstrap.wrong.adapter.rest.web;

public class Kernel {}
