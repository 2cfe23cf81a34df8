package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.RequestContext;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the servlet container refused or what broke outside the controllers; also a problem, no page. */
@Hidden
@RestController
public class ErrorDispatch implements ErrorController {
    private final ApiJson json;

    ErrorDispatch(ApiJson json) {
        this.json = json;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<byte[]> answer(HttpServletRequest request, RequestContext exchange) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ProblemDraft.of(Statuses.of(status), exchange).answer(json).send();
    }
}
