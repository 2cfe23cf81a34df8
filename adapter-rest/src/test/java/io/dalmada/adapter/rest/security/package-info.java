@NullMarked
package io.dalmada.adapter.rest.security;

import org.jspecify.annotations.NullMarked;
