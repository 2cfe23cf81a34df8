package io.dalmada.bootstrap.schedule;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The lock of the periodic work: tasks of the schedule run together, the test clock runs alone. */
public final class WorkLock {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    void together(Runnable task) {
        lock.readLock().lock();
        try {
            task.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    public <T> T alone(Supplier<T> task) {
        lock.writeLock().lock();
        try {
            return task.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
