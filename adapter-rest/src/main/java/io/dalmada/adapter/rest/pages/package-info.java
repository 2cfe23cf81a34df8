/** The console and the test pages: which files there are, and what a browser may do with them. */
@NullMarked
package io.dalmada.adapter.rest.pages;

import org.jspecify.annotations.NullMarked;
