package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowTypesTest {
    private static final String SECRET = "f3k9-secret";
    private static final RegistrationNo NO = OrderNumbers.ofRegistration(new UUID(1, 2));
    private static final CustomerRef CUSTOMER = new CustomerRef("A".repeat(32));
    private static final OrderTitle TITLE = new OrderTitle("달마다", Optional.empty());
    private static final Buyer BUYER = new Buyer("김하늘", Optional.empty(), Optional.empty());
    private static final URI BACK = URI.create("https://shop.example/back?state=" + SECRET);

    @Test
    void nothing_of_a_window_prints_a_value() {
        Map<String, SecretText> secrets = Map.of("proof", SecretText.of(SECRET));
        Map<String, String> values = Map.of("key", SECRET);
        List<Object> printed = List.of(
                new OpenWindow(NO, CUSTOMER, TITLE, BUYER, BACK, BACK, Locale.KOREAN),
                new WindowOpening(new WindowStep.Redirect(BACK), new KeptWindow(secrets, Instant.EPOCH)),
                new WindowStep.FormPost(BACK, values),
                new WindowStep.VendorScript(BACK, "open", values),
                new ReturnedRequest(ReturnedRequest.Address.SUCCESS, values),
                new WindowResult(NO, secrets));

        assertThat(printed).allSatisfy(it -> assertThat(it.toString()).doesNotContain(SECRET, "김하늘"));
    }

    @Test
    void a_result_belongs_to_the_registration_it_was_opened_for() {
        WindowResult other = new WindowResult(OrderNumbers.ofRegistration(new UUID(1, 3)), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssueCommand.ByWindow(NO, CUSTOMER, TITLE, BUYER, other));
    }
}
