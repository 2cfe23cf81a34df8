/** The daily comparison of our charges with the list of the gateway, and the scan for late charges. */
@NullMarked
package io.dalmada.application.service.reconciliation;

import org.jspecify.annotations.NullMarked;
