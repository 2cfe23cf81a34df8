/** What a run of the contract has proven, and what it could not. */
@NullMarked
package io.dalmada.gateway.testkit.report;

import org.jspecify.annotations.NullMarked;
