package io.dalmada.bootstrap.api;

/**
 * Something that must happen once, however often it is asked for.
 *
 * @param body a request that works once
 * @param other the same request with another wish in it
 * @param status of its final answer
 */
record Operation(String name, String path, String body, String other, int status) {
    @Override
    public String toString() {
        return name;
    }
}
