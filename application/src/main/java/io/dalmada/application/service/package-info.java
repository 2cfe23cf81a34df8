@NullMarked
package io.dalmada.application.service;

import org.jspecify.annotations.NullMarked;
