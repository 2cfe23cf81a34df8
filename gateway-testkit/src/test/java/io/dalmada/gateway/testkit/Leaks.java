package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.billingkey.CardEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Adapters that talk too much. */
final class Leaks {
    private Leaks() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final class KeyInException extends Passing {
        KeyInException(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            if (!command.key().gateway().equals(id())) {
                String key = command.key().value().use(String::toString);
                throw new IllegalArgumentException("wrong gateway", new IllegalStateException("for key " + key));
            }
            return super.charge(command);
        }
    }

    static final class KeyInLog extends Passing {
        private final List<String> log;

        KeyInLog(PaymentGateway honest, List<String> log) {
            super(honest);
            this.log = log;
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            command.key().value().use(key -> log.add("TRACE charging with " + key));
            return super.charge(command);
        }
    }

    static final class KeyInLogAsBase64 extends Passing {
        private final List<String> log;

        KeyInLogAsBase64(PaymentGateway honest, List<String> log) {
            super(honest);
            this.log = log;
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            command.key()
                    .value()
                    .use(key -> log.add(
                            Base64.getEncoder().encodeToString(bytes("{\"key\":\"" + key + "\",\"amount\":10000}"))));
            return super.charge(command);
        }
    }

    /** How the number is written. */
    enum Form {
        PLAIN {
            @Override
            String write(String number) {
                return "card " + number;
            }
        },
        GROUPS {
            @Override
            String write(String number) {
                return "card " + number.replaceAll("(\\d{4})(?!$)", "$1-");
            }
        },
        CUT {
            @Override
            String write(String number) {
                return "card ****" + number.substring(8, 15) + "*";
            }
        },
        BASE64 {
            @Override
            String write(String number) {
                return Base64.getEncoder().encodeToString(bytes("{\"cardNo\":\"" + number + "\"}"));
            }
        },
        HEX {
            @Override
            String write(String number) {
                return "body " + HexFormat.of().formatHex(bytes("cardNo=" + number));
            }
        },
        PERCENT {
            @Override
            String write(String number) {
                return "/pay?c=%" + HexFormat.ofDelimiter("%").formatHex(bytes(number));
            }
        };

        abstract String write(String number);
    }

    static final class CardInLog extends Passing {
        private final List<String> log;
        private final Form form;

        CardInLog(PaymentGateway honest, List<String> log, Form form) {
            super(honest);
            this.log = log;
            this.form = form;
        }

        @Override
        public IssueOutcome issueBillingKey(IssueCommand command) {
            if (!(command instanceof IssueCommand.ByCard by)) {
                return super.issueBillingKey(command);
            }
            CardEntry again = by.card().use((number, expiry, owner, password) -> {
                log.add("TRACE " + form.write(new String(number)));
                return CardEntry.of(number.clone(), expiry, owner.clone(), password.clone());
            });
            return super.issueBillingKey(
                    new IssueCommand.ByCard(by.registrationNo(), by.customerRef(), by.title(), by.buyer(), again));
        }
    }
}
