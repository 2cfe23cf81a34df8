package io.dalmada.adapter.persistence.jdbc;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a read keeps changes away until its transaction ends. */
public final class SharedLock {
    private SharedLock() {}

    /** PostgreSQL lets several readers hold a row at once; elsewhere (H2) they wait for each other. */
    public static String of(JdbcTemplate jdbc) {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return "PostgreSQL".equals(jdbc.execute(product)) ? "for share" : "for update";
    }
}
