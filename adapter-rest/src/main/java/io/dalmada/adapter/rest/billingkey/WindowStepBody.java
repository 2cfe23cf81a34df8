package io.dalmada.adapter.rest.billingkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the customer's browser is to do; for that browser alone. */
@Schema(name = "WindowStep")
record WindowStepBody(
        Type type,

        @Schema(description = "Where to go, where to post to, or the script to load")
        URI url,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "Of a script: the call to make, as the gateway's manual names it")
        @Nullable
        String call,

        @Schema(description = "The form's fields, or the call's parameters")
        Map<String, String> parameters) {

    enum Type {
        REDIRECT,
        FORM_POST,
        VENDOR_SCRIPT
    }

    static WindowStepBody from(WindowStep step) {
        return step.fold(
                redirect -> new WindowStepBody(Type.REDIRECT, redirect.to(), null, Map.of()),
                post -> new WindowStepBody(Type.FORM_POST, post.to(), null, new TreeMap<>(post.fields())),
                script -> new WindowStepBody(
                        Type.VENDOR_SCRIPT, script.script(), script.call(), new TreeMap<>(script.publicParameters())));
    }

    /** Its values are for the customer's browser. */
    @Override
    public String toString() {
        return "WindowStep[" + type + "]";
    }
}
