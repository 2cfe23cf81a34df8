package io.dalmada.bootstrap.wrong.nowhere;

public class Stray {}
