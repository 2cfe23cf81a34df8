/** Encryption of secrets at rest: the ring of keys and the units that are encrypted with it. */
@NullMarked
package io.dalmada.adapter.persistence.encryption;

import org.jspecify.annotations.NullMarked;
