/** The address for gateway notices. A notice is a reason for an inquiry, never a proof. */
@NullMarked
package io.dalmada.adapter.rest.notice;

import org.jspecify.annotations.NullMarked;
