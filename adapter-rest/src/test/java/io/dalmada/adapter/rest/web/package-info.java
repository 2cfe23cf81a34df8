@NullMarked
package io.dalmada.adapter.rest.web;

import org.jspecify.annotations.NullMarked;
