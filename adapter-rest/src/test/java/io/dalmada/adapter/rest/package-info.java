@NullMarked
package io.dalmada.adapter.rest;

import org.jspecify.annotations.NullMarked;
