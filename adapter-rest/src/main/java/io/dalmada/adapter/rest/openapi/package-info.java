/** The API's document: what routes and bodies say of themselves, with both languages and an example for each answer. */
@NullMarked
package io.dalmada.adapter.rest.openapi;

import org.jspecify.annotations.NullMarked;
