/** Plans and subscriptions; what a subscription has agreed and paid is stored as JSON. */
@NullMarked
package io.dalmada.adapter.persistence.subscription;

import org.jspecify.annotations.NullMarked;
