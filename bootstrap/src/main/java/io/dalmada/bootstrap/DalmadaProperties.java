package io.dalmada.bootstrap;

import io.dalmada.adapter.rest.limits.RateLimits;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What an operator sets under {@code dalmada.*}; the README's table explains each. */
@ConfigurationProperties("dalmada")
public record DalmadaProperties(
        @DefaultValue Map<String, Gateway> gateways,
        @Nullable String defaultGateway,
        @DefaultValue List<String> apiKeys,
        @DefaultValue List<String> encryptionKeys,
        @DefaultValue Secrets secrets,
        @DefaultValue Work work,
        @DefaultValue Billing billing,
        @DefaultValue Webhooks webhooks,
        @DefaultValue Pages pages,
        @DefaultValue Limits limits,
        @DefaultValue Simulator simulator) {
    private static final String SHIPPED = "cookiepay";

    /** The entry that is shipped for COOKIEPAY_* counts only when those are set, or no other account is. */
    public DalmadaProperties {
        Gateway shipped = gateways.get(SHIPPED);
        if (gateways.size() > 1 && shipped != null && shipped.isBlank()) {
            gateways = new LinkedHashMap<>(gateways);
            gateways.remove(SHIPPED);
            defaultGateway = SHIPPED.equals(defaultGateway) ? null : defaultGateway;
        }
    }

    /**
     * Secrets beside the keys that encrypt.
     *
     * @param fingerprintKey keys the fingerprints of requests; it stays when encryption keys go
     */
    public record Secrets(@Nullable String fingerprintKey) {
        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }

    /** One merchant account; durations such as {@code 3s} or {@code 60m}. */
    public record Gateway(
            @Nullable String vendor,
            @DefaultValue("sandbox") String mode,
            @Nullable String url,
            @Nullable String apiId,
            @Nullable String apiKey,
            @DefaultValue("cached") String token,
            @DefaultValue("paysearch") String list,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("30s") Duration readTimeout,
            @DefaultValue("60s") Duration longestCall,
            @DefaultValue("5") int ratePerSecond,
            @DefaultValue Absence absence,
            @DefaultValue RefundAbsence refundAbsence,
            @Nullable String noticeToken) {
        private boolean isBlank() {
            return Stream.of(url, apiId, apiKey).allMatch(text -> text == null || text.isBlank());
        }

        @Override
        public String toString() {
            return "Gateway[" + vendor + ", " + mode + "]";
        }
    }

    /** When "not found" proves that a charge never happened. */
    public record Absence(
            @DefaultValue("60m") Duration settle,
            @DefaultValue("3") int scans,
            @DefaultValue("10m") Duration spacing) {}

    /** When a charge that shows no refund proves that the refund never happened. */
    public record RefundAbsence(
            @DefaultValue("60m") Duration settle,
            @DefaultValue("3") int scans,
            @DefaultValue("10m") Duration spacing) {}

    /** The periodic work of this node. */
    public record Work(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration tick,
            @DefaultValue("5s") Duration sendBudget,
            @DefaultValue("30s") Duration resumeAfter,
            @DefaultValue("1h") Duration resumeWithin,
            @DefaultValue("30s") Duration senderMargin,
            @DefaultValue("30d") Duration idempotencyRetention,
            @DefaultValue("5s") Duration resolveEvery,
            @DefaultValue("6h") Duration ghostScanEvery,
            @DefaultValue("06:00") LocalTime reconcileAt,
            @DefaultValue("30m") Duration reconcileRetry) {}

    /** The bills of subscriptions. {@code node} is the host's name unless it is set. */
    record Billing(
            @DefaultValue("Asia/Seoul") ZoneId zone,
            @DefaultValue("09:00") LocalTime opens,
            @DefaultValue("18:00") LocalTime closes,
            @DefaultValue("10:00") LocalTime charging,
            @DefaultValue("7") int catchUpDays,
            @DefaultValue("24h") Duration giveUpAfter,
            @DefaultValue("16") int senders,
            @DefaultValue("5s") Duration lookEvery,
            @DefaultValue("10") int declinesOfAKey,
            @DefaultValue("30d") Duration declineSpan,
            @Nullable String node,
            @DefaultValue List<MaintenanceWindow> maintenance) {}

    /** Announced maintenance; times with their offset, such as {@code 2027-02-06T03:00:00+09:00}. */
    record MaintenanceWindow(String gateway, OffsetDateTime from, OffsetDateTime until) {}

    /**
     * How receivers of webhooks are called.
     *
     * @param publicOnly only over https, and only at public addresses
     */
    public record Webhooks(
            @DefaultValue("true") boolean publicOnly,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("15s") Duration timeout) {}

    /**
     * The console and the test pages.
     *
     * @param test whether the test pages exist; null for everywhere but in production
     * @param suggestedKey a public API key that is filled in on the pages; profile local only
     * @param formTargets origins of gateways' windows to which a test page may post a form
     */
    public record Pages(
            @Nullable Boolean test,
            @Nullable String suggestedKey,
            @DefaultValue List<URI> formTargets) {}

    /** What one API key may do on one node: requests in a minute by class of route, and cards tried in vain. */
    record Limits(
            @DefaultValue("3000") int read,
            @DefaultValue("1200") int write,
            @DefaultValue("600") int manage,
            @DefaultValue RefusedCards refusedCards) {
        RateLimits toRates() {
            try {
                return new RateLimits(read, write, manage, refusedCards.toRates());
            } catch (IllegalArgumentException none) {
                throw new IncompleteConfiguration(List.of("dalmada.limits: " + none.getMessage()));
            }
        }
    }

    /** After how many refused cards no further one is tried. */
    record RefusedCards(
            @DefaultValue("3") int customerHourly,
            @DefaultValue("10") int customerDaily,
            @DefaultValue("100") int keyHourly,
            @DefaultValue("100") int addressHourly) {
        private RateLimits.RefusedCards toRates() {
            return new RateLimits.RefusedCards(customerHourly, customerDaily, keyHourly, addressHourly);
        }
    }

    /** CookiePay's simulator inside this process; profile local only. */
    public record Simulator(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("18080") int port,
            @DefaultValue("./data/simulator-ledger") String ledger) {}
}
