@NullMarked
package io.dalmada.adapter.rest.timeline;

import org.jspecify.annotations.NullMarked;
