/** Plans and subscriptions: sign-up, changes, cards, pauses, the opening of bills, reactions to payments. */
@NullMarked
package io.dalmada.application.service.subscription;

import org.jspecify.annotations.NullMarked;
