package io.dalmada.bootstrap.startup;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;

/** In production a commit must be on disk when it returns: a charge leaves right after its claim has been committed. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
public class DurableCommits {
    private static final Set<String> DURABLE = Set.of("on", "remote_apply");

    /** Checked once at start, before the first request is accepted. */
    record Checked() {}

    @Bean
    Checked durableCommitsChecked(JdbcTemplate database) {
        String commit = String.valueOf(database.queryForObject("show synchronous_commit", String.class));
        String fsync = String.valueOf(database.queryForObject("show fsync", String.class));
        if (!DURABLE.contains(commit) || !fsync.equals("on")) {
            throw new IncompleteConfiguration(List.of("set synchronous_commit=on and fsync=on in PostgreSQL (now "
                    + commit + " and " + fsync + "): otherwise a crash can forget a charge that has left"));
        }
        return new Checked();
    }
}
