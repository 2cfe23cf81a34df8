package io.dalmada.bootstrap.wrong.application.service.shared;

import io.dalmada.bootstrap.wrong.application.service.payment.Charges;

/** What every feature shares, and knows one of them. */
public class Settings {
    Charges charges;
}
