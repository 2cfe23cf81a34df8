package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Knobs;
import java.time.Duration;

/** The knobs over HTTP; one that is not named stays as it is, and durations are seconds. */
final class KnobsJson {
    private final Knobs knobs;

    KnobsJson(Knobs knobs) {
        this.knobs = knobs;
    }

    ObjectNode show() {
        return Json.object("usedAuthKeyCode", knobs.usedAuthKeyCode, "deletedTwiceCode", knobs.deletedTwiceCode)
                .put("declinedFound", knobs.declinedFound)
                .put("orderAgainAfterDecline", knobs.orderAgainAfterDecline)
                .put("serverErrorsBound", knobs.serverErrorsBound)
                .put("replay", knobs.replay)
                .put("negativeCancels", knobs.negativeCancels)
                .put("authKeyLife", knobs.authKeyLife.toSeconds())
                .put("keyRest", knobs.keyRest.toSeconds())
                .put("lookUpLag", knobs.lookUpLag.toSeconds());
    }

    void turn(ObjectNode body) {
        ObjectNode all = show().setAll(body);
        knobs.usedAuthKeyCode = Json.text(all, "usedAuthKeyCode");
        knobs.deletedTwiceCode = Json.text(all, "deletedTwiceCode");
        knobs.declinedFound = all.path("declinedFound").asBoolean();
        knobs.orderAgainAfterDecline = all.path("orderAgainAfterDecline").asBoolean();
        knobs.serverErrorsBound = all.path("serverErrorsBound").asBoolean();
        knobs.replay = all.path("replay").asBoolean();
        knobs.negativeCancels = all.path("negativeCancels").asBoolean();
        knobs.authKeyLife = Duration.ofSeconds(all.path("authKeyLife").asLong());
        knobs.keyRest = Duration.ofSeconds(all.path("keyRest").asLong());
        knobs.lookUpLag = Duration.ofSeconds(all.path("lookUpLag").asLong());
    }
}
