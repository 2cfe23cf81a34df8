package io.dalmada.adapter.rest.unreadablerow;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.out.UnreadableRows;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the stored rows that cannot be read, for an operator. */
@RestController
@RequestMapping("/v1/unreadable-rows")
@Tag(name = "Unreadable rows")
class UnreadableRowController {
    private final UnreadableRows rows;
    private final ApiJson json;

    UnreadableRowController(UnreadableRows rows, ApiJson json) {
        this.rows = rows;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.OPERATE,
            summary =
                    "List the stored rows that the node which answers has found unreadable and set aside, a thousand at most",
            body = UnreadableRowBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "unreadable-rows"))
    ResponseEntity<byte[]> list() {
        List<UnreadableRowBody> found =
                rows.found().stream().map(UnreadableRowBody::from).toList();
        return ApiAnswer.json(200, json.write(new PageBody<>(found, null))).send();
    }
}
