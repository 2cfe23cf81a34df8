package io.dalmada.adapter.rest.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The API's document under the path where consumers expect it. */
@Controller
@Hidden
public class DocumentController {
    public static final String PATH = "/v1/openapi.yaml";

    @GetMapping(PATH)
    String document() {
        return "forward:/v3/api-docs.yaml";
    }
}
