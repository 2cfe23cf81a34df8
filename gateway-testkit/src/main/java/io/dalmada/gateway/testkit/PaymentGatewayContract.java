package io.dalmada.gateway.testkit;

import io.dalmada.gateway.testkit.behaviour.AmountBehaviours;
import io.dalmada.gateway.testkit.behaviour.BalanceBehaviours;
import io.dalmada.gateway.testkit.behaviour.ChargeBehaviours;
import io.dalmada.gateway.testkit.behaviour.ConductBehaviours;
import io.dalmada.gateway.testkit.behaviour.DoubtBehaviours;
import io.dalmada.gateway.testkit.behaviour.InquiryBehaviours;
import io.dalmada.gateway.testkit.behaviour.InterruptBehaviours;
import io.dalmada.gateway.testkit.behaviour.IssueBehaviours;
import io.dalmada.gateway.testkit.behaviour.ListBehaviours;
import io.dalmada.gateway.testkit.behaviour.NotExecutedBehaviours;
import io.dalmada.gateway.testkit.behaviour.NoticeBehaviours;
import io.dalmada.gateway.testkit.behaviour.RefundBehaviours;
import io.dalmada.gateway.testkit.behaviour.RepeatBehaviours;
import io.dalmada.gateway.testkit.behaviour.RevokeBehaviours;
import io.dalmada.gateway.testkit.behaviour.TableBehaviours;
import io.dalmada.gateway.testkit.behaviour.TimeBehaviours;
import io.dalmada.gateway.testkit.behaviour.WindowBehaviours;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.report.ContractExtension;
import io.dalmada.gateway.testkit.report.Notes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every adapter of the payment gateway port must do: fifty-two behaviours. A team extends it once and returns a new
 * harness. The report goes to {@code target/gateway-contract-<vendor>.md} and must equal {@code CONTRACT.md} beside the
 * module's build file; {@code -Ddalmada.contract.write=true} writes that.
 */
@ExtendWith(ContractExtension.class)
public abstract class PaymentGatewayContract {
    private @Nullable ContractContext bench;

    /** A new adapter on a new simulator; closed after the behaviour. */
    protected abstract GatewayHarness harness();

    @BeforeEach
    final void open(Notes notes) {
        bench = new ContractContext(harness(), notes);
    }

    @AfterEach
    final void close() {
        ContractContext open = bench;
        bench = null;
        if (open != null) {
            open.close();
        }
    }

    private ContractContext bench() {
        ContractContext open = bench;
        if (open == null) {
            throw new IllegalStateException("no behaviour is running");
        }
        return open;
    }

    @Nested
    final class Issue extends IssueBehaviours {
        Issue() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Charge extends ChargeBehaviours {
        Charge() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Doubt extends DoubtBehaviours {
        Doubt() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class NotExecuted extends NotExecutedBehaviours {
        NotExecuted() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Inquire extends InquiryBehaviours {
        Inquire() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Lists extends ListBehaviours {
        Lists() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Refund extends RefundBehaviours {
        Refund() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Revoke extends RevokeBehaviours {
        Revoke() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Manners extends ConductBehaviours {
        Manners() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Window extends WindowBehaviours {
        Window() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Table extends TableBehaviours {
        Table() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Repeat extends RepeatBehaviours {
        Repeat() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Amount extends AmountBehaviours {
        Amount() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Time extends TimeBehaviours {
        Time() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Balance extends BalanceBehaviours {
        Balance() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Notice extends NoticeBehaviours {
        Notice() {
            super(PaymentGatewayContract.this::bench);
        }
    }

    @Nested
    final class Interrupt extends InterruptBehaviours {
        Interrupt() {
            super(PaymentGatewayContract.this::bench);
        }
    }
}
