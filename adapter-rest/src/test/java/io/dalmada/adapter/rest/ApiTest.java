package io.dalmada.adapter.rest;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** A test over real HTTP; one server for all of them. */
@SpringBootTest(classes = RestTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@SuppressWarnings("NullAway.Init")
public abstract class ApiTest {
    public static final String CARD = """
            {"customerId":"customer-1","gateway":"cookiepay","buyer":{"name":"홍길동","email":"a@example.com"},
             "card":{"number":"4242424242424242","expiry":"2028-12","password":"12","holderId":"900101"}}""";
    public static final String CHARGE =
            "{\"billingKeyId\":\"0193589d-0000-7000-8000-000000000002\",\"amount\":1000,\"product\":{\"name\":\"구독\"}}";
    public static final String REFUND = "{\"amount\":300,\"reason\":\"변심\"}";
    public static final String RESOLUTION =
            "{\"orderNumber\":\"P01J6M9W2RWFCH9RCVDGZ7S0936-01\",\"outcome\":\"CHARGED\",\"transactionId\":\"TID0001\","
                    + "\"reason\":\"checked\",\"evidence\":\"the back office shows it\"}";
    public static final String PLAN = """
            {"code":"PRO","name":"월간 구독","productCode":"SUB-PRO","interval":{"unit":"MONTH","count":1},
             "price":{"amount":9900,"taxType":"TAXABLE"},"trialDays":14,
             "dunning":{"retryDays":[1,3,7],"graceDays":7,"finalStep":"SUSPEND_THEN_END","endAfterDays":30}}""";
    public static final String SUBSCRIBE = """
            {"customerId":"customer-1","planCode":"PRO","billingKeyId":"0193589d-0000-7000-8000-000000000002",
             "startAt":"2026-11-23","anchorDay":23,"quantity":1,"periods":12}""";
    public static final String SUBSCRIPTION_PATH = "/v1/subscriptions/" + SubscriptionSamples.ID;
    public static final String PAYMENT_PATH = "/v1/payments/" + Samples.PAYMENT;
    public static final String REFUNDS_PATH = PAYMENT_PATH + "/refunds";
    public static final String RESOLUTION_PATH = PAYMENT_PATH + "/resolution";

    @Autowired
    protected Ports ports;

    @Autowired
    protected SubscriptionPorts subscriptions;

    @Autowired
    protected OperatorPorts operator;

    @Autowired
    protected EventTestPorts events;

    @Autowired
    protected WindowPorts windows;

    @Autowired
    protected AccessPorts access;

    @Autowired
    protected WebhookTestPorts webhooks;

    @Autowired
    Environment environment;

    @BeforeEach
    protected void forgetWhatTheLastTestSetUp() {
        ports.reset();
        subscriptions.reset();
        operator.reset();
        access.reset();
        events.reset();
        webhooks.reset();
        windows.reset();
    }

    protected int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    protected Client client() {
        return new Client(port());
    }
}
