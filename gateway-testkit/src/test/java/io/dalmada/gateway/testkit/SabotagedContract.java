package io.dalmada.gateway.testkit;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a sabotaged gateway; not a test of its own, it is run by {@link SaboteurTest}. */
@ExtendWith(SabotagedContract.Resolver.class)
public class SabotagedContract extends PaymentGatewayContract {
    public static final String SABOTEUR = "dalmada.saboteur";

    private final Saboteur saboteur;

    SabotagedContract(Saboteur saboteur) {
        this.saboteur = saboteur;
    }

    @Override
    protected GatewayHarness harness() {
        return new InMemoryHarness(saboteur::on);
    }

    /** The run says which one. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Saboteur.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Saboteur.valueOf(context.getConfigurationParameter(SABOTEUR).orElseThrow());
        }
    }
}
