package io.dalmada.bootstrap.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The two databases that the product runs on, real ones: an H2 file and a PostgreSQL server. */
public enum Database {
    H2_FILE {
        @Override
        public List<String> properties(Path folder) {
            return List.of(
                    "spring.datasource.url=jdbc:h2:file:" + folder.resolve("dalmada")
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                    "spring.datasource.username=sa",
                    "spring.datasource.password=");
        }
    },
    POSTGRESQL {
        @Override
        public List<String> properties(Path folder) {
            String name = "dalmada_" + COUNTER.incrementAndGet();
            create(name);
            return List.of(
                    "spring.datasource.url=" + Server.RUNNING.getJdbcUrl("postgres", name),
                    "spring.datasource.username=postgres",
                    "spring.datasource.password=postgres");
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Settings of a fresh, empty database. */
    public abstract List<String> properties(Path folder);

    /** A server that keeps its commits, as production demands (the one for tests does not, to be quick), and counts. */
    public static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
    }

    public static List<String> properties(EmbeddedPostgres server) {
        return List.of(
                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres");
    }

    private static void create(String name) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One server for all tests of this JVM, started when the first of them needs it. */
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
