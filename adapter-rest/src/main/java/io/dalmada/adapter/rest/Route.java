package io.dalmada.adapter.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API's document says of a route, beside what can be seen in its signature. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Route {
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
