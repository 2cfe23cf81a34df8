@NullMarked
package io.dalmada.adapter.rest.web.problem;

import org.jspecify.annotations.NullMarked;
