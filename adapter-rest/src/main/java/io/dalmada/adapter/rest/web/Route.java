package io.dalmada.adapter.rest.web;

import io.dalmada.application.model.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route demands of its caller, and what the API's document says of it beside what can be seen in its signature. A
 * route without it is refused when the application starts ({@link RouteTable}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Route {
    /** What a caller must be allowed to. */
    Scope scope();

    String summary();

    /** The example of the request's body; empty when it has none. */
    String request() default "";

    /** The body of a good answer. */
    Class<?> body();

    /** Whether that is a page of them. */
    boolean list() default false;

    /** Whether a good answer has an {@code ETag}. */
    boolean tagged() default false;

    Success[] answers();

    /** Beside those that every route has. */
    ProblemType[] problems() default {};

    /** A good answer with its example. */
    @interface Success {
        int status();

        String example();
    }
}
