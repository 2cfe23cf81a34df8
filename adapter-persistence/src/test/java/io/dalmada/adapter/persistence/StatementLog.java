package io.dalmada.adapter.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Everything that travels to the database, whoever sends it: each statement once, a batch once, and commits. */
final class StatementLog implements BeanPostProcessor {
    private static final String COMMIT = "commit";
    private static final List<String> TRIPS = new CopyOnWriteArrayList<>();

    /** The statements of this piece of work. */
    static List<String> of(Runnable work) {
        return trips(work).stream().filter(sql -> !sql.equals(COMMIT)).toList();
    }

    /** The same, and its commits. */
    static List<String> trips(Runnable work) {
        TRIPS.clear();
        work.run();
        return List.copyOf(TRIPS);
    }

    static long commits(List<String> trips) {
        return trips.stream().filter(COMMIT::equals).count();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? logged(source) : bean;
    }

    private static DataSource logged(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return logged(super.getConnection());
            }
        };
    }

    private static Connection logged(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals(COMMIT)) {
                TRIPS.add(COMMIT);
            }
            return result instanceof PreparedStatement statement ? logged(statement, (String) arguments[0]) : result;
        });
    }

    private static PreparedStatement logged(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                TRIPS.add(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StatementLog.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
