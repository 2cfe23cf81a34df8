package io.dalmada.adapter.webhook;

import io.dalmada.application.port.out.WebhookSender;
import java.net.InetAddress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes {@link WebhookSettings} and gives a {@link WebhookSender}. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {
    @Bean(destroyMethod = "close")
    WebhookSender webhookSender(WebhookSettings settings) {
        return new HttpWebhookSender(settings, InetAddress::getAllByName, Clock.systemUTC());
    }
}
