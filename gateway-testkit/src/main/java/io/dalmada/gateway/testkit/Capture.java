package io.dalmada.gateway.testkit;

import java.util.List;

/**
 * Everything the adapter let out beside its answers: log lines at level TRACE with their stack traces, names and tags of
 * metrics, names of threads. The suite itself watches answers and exceptions.
 */
public interface Capture {
    /** Since the harness was opened, in any order. */
    List<String> lines();
}
