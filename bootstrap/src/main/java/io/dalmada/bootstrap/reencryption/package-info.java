/** After a key rotation: encrypting stored secrets anew, by an operator's command and by every node's periodic work. */
@NullMarked
package io.dalmada.bootstrap.reencryption;

import org.jspecify.annotations.NullMarked;
