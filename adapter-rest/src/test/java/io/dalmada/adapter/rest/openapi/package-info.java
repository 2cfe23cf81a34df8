@NullMarked
package io.dalmada.adapter.rest.openapi;

import org.jspecify.annotations.NullMarked;
