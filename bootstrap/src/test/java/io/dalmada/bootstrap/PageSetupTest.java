package io.dalmada.bootstrap;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is named as a form's target goes into the pages' policy word by word. */
class PageSetupTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://pay.example", "https://pay.example:8443", "http://127.0.0.1:9000"})
    void an_origin_is_taken(String target) {
        assertThatNoException().isThrownBy(() -> PageSetup.requireOrigin(URI.create(target)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.example/",
                "https://pay.example/form?x=1",
                "https://pay.example;script-src",
                "https://user@pay.example",
                "https://*",
                "//shop.test",
                "shop.test",
                "javascript:alert(1)",
                "data:text/html,x"
            })
    void nothing_else_is(String target) {
        assertThatThrownBy(() -> PageSetup.requireOrigin(URI.create(target)))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining("dalmada.pages.form-targets")
                .hasMessageNotContaining(target);
    }
}
