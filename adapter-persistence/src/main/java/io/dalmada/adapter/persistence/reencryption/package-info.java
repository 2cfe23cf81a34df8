/** Encrypting anew what is stored under an older key, in every table that holds secrets. */
@NullMarked
package io.dalmada.adapter.persistence.reencryption;

import org.jspecify.annotations.NullMarked;
