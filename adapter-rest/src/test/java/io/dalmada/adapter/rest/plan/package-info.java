@NullMarked
package io.dalmada.adapter.rest.plan;

import org.jspecify.annotations.NullMarked;
