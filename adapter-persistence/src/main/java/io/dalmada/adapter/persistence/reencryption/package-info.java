/** Encrypts stored secrets anew under the newest key. */
@NullMarked
package io.dalmada.adapter.persistence.reencryption;

import org.jspecify.annotations.NullMarked;
