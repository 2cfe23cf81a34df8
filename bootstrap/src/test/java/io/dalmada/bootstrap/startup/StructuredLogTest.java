package io.dalmada.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In production every line of the log is one JSON object that carries the request's id. */
@ExtendWith(OutputCaptureExtension.class)
class StructuredLogTest {
    private static final String FORMAT = "logging.structured.format.console";

    @Test
    void production_logs_json_with_the_requests_id(@TempDir Path folder, CapturedOutput output) {
        String format = production(FORMAT);
        List<String> properties = new java.util.ArrayList<>(Database.H2_FILE.properties(folder));
        properties.add(FORMAT + "=" + format);
        try (RunningApp app = RunningApp.local(properties)) {
            int before = output.getOut().length();
            try (MDC.MDCCloseable id = MDC.putCloseable("requestId", "req-1")) {
                LoggerFactory.getLogger("io.dalmada.test").warn("one thing\nthat has two lines");
            }
            List<JsonNode> lines = output.getOut()
                    .substring(before)
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();

            assertThat(lines)
                    .filteredOn(line -> line.path("message").asString("").startsWith("one thing"))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.path("requestId").asString()).isEqualTo("req-1"));
            assertThat(lines)
                    .allMatch(line -> line.has("@timestamp") && line.path("log").has("level"));
        }
    }

    private static String production(String property) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-production.yml"));
        Properties read = Objects.requireNonNull(yaml.getObject());
        return Objects.requireNonNull(read.getProperty(property));
    }
}
