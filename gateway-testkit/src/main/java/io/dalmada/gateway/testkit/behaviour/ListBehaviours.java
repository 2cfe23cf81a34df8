package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.ListForm;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.DayList;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three looks that found nothing let a customer be charged again: what a list does not show must really not be there. */
public abstract class ListBehaviours extends Behaviours {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final List<Fault> STRANGE =
            Stream.of(ListForm.values()).<Fault>map(Fault.StrangeList::new).toList();

    public ListBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-51 a list that was not understood proves no absence")
    void strangeLists() {
        bench().claims(listsDays(), "lists of days");
        Charged charged = bench().charged();
        bench().ledger().settle();
        MerchantOrderNo order = charged.command().orderNo();
        bench().under(Step.INQUIRE, STRANGE, fault -> {
            DayList list = today();
            assertThat(list.shows(order) || list.isInDoubt())
                    .as("under %s the list lacks a charge and seems to be whole", fault)
                    .isTrue();
            if (bench().profile().inquiryRoutes().contains(InquiryRoute.BY_ORDER_IN_LISTS)) {
                assertThat(bench().gateway().inquire(Commands.byOrder(charged.command())))
                        .as("under %s", fault)
                        .isNotInstanceOf(InquiryOutcome.NotFound.class);
            }
        });
    }

    @Test
    @DisplayName("GC-52 a page that the gateway caps is not the last")
    void cappedPages() {
        bench().claims(listsDays(), "lists of days");
        List<Charged> charges =
                Stream.generate(() -> bench().charged()).limit(3).toList();
        bench().ledger().settle();
        bench().claims(bench().armed(Step.INQUIRE, new Fault.CappedPages(1)), "lists that come in pages");
        DayList list = today();
        bench().harness().faults().clear();
        assertThat(charges).allMatch(charged -> list.shows(charged.command().orderNo()) || list.isInDoubt());
    }

    private boolean listsDays() {
        return bench().profile().inquiryRoutes().contains(InquiryRoute.BY_DAY);
    }

    private DayList today() {
        LocalDate day = LocalDate.ofInstant(bench().harness().clock().instant(), KOREA);
        return DayList.read(bench().gateway().journal().orElseThrow(), day);
    }
}
