package io.dalmada.adapter.rest.unreadablerow;

import io.dalmada.application.port.out.UnreadableRows;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** A row that is set aside. Nothing of what it holds is shown. */
@Schema(name = "UnreadableRow")
record UnreadableRowBody(
        @Schema(description = "What it is, such as plan or webhook-endpoint")
        String kind,

        String id,

        @Schema(description = "When this node found it first")
        Instant since,

        @Schema(description = "The class of the failure alone")
        String why,

        @Schema(description = "How often it was tried in vain")
        long times) {

    static UnreadableRowBody from(UnreadableRows.Found found) {
        return new UnreadableRowBody(
                found.table().replace('_', '-').toLowerCase(Locale.ROOT),
                found.id(),
                found.since(),
                found.why(),
                found.times());
    }
}
