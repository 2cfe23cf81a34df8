/**
 * What is checked before the application takes requests: missing or unsafe settings, durable commits, texts of
 * drivers.
 */
@NullMarked
package io.dalmada.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
