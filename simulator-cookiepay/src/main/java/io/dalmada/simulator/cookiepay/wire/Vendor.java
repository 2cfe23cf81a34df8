package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.cookiepay.state.Step;
import java.util.Optional;

/** The vendor's calls as plain functions from request to answer; faults are laid over them elsewhere. */
public final class Vendor {
    private final Gate gate;
    private final Subscriptions subscriptions;
    private final Transactions transactions;

    public Vendor(Gate gate, Subscriptions subscriptions, Transactions transactions) {
        this.gate = gate;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    public JsonNode answer(Call call) {
        return refusal(call.step(), call.request(), call.body())
                .<JsonNode>map(refused -> refused)
                .orElseGet(() -> act(call.step(), call.body()));
    }

    /** A TID that belongs to another pair is as unknown as one that was never made. */
    private Optional<ObjectNode> unknown(Step step, Request request, ObjectNode body) {
        if (!transactions.foreign(Json.text(body, "tid"), gate.owner(request))) {
            return Optional.empty();
        }
        return Optional.of(
                step == Step.CANCEL ? Transactions.error("S404", "원거래 없음") : Subscriptions.error("S404", "원거래 없음"));
    }

    public ObjectNode expiredToken() {
        return gate.expired();
    }

    /** What a request does that was let in long ago: its token may have expired since. */
    public void effect(Step step, ObjectNode body) {
        act(step, body);
    }

    private JsonNode act(Step step, ObjectNode body) {
        return switch (step) {
            case TOKEN -> gate.login(body);
            case ISSUE -> subscriptions.issue(body);
            case CHARGE -> subscriptions.charge(body);
            case DECRYPT -> subscriptions.decrypt(body);
            case REVOKE -> subscriptions.dispose(body);
            case CANCEL -> transactions.cancel(body);
            case DEPOSIT_ACCOUNT -> transactions.depositAccount(body);
            case PAYCERT -> transactions.paycert(body);
            case PAYSEARCH -> transactions.search(body);
            case PAYLIST -> transactions.page(body);
        };
    }

    /** The headers and the API_ID that each call wants (docs/wire/cookiepay.md, 2). */
    private Optional<ObjectNode> refusal(Step step, Request request, ObjectNode body) {
        return switch (step) {
            case TOKEN -> Optional.empty();
            case ISSUE, CHARGE, REVOKE -> gate.refuse(request, body, true, true, true);
            case DECRYPT -> gate.refuse(request, body, true, false, true);
            case CANCEL, DEPOSIT_ACCOUNT ->
                gate.refuse(request, body, true, true, false)
                        .map(refused -> step == Step.CANCEL ? Transactions.inItsForm(refused) : refused)
                        .or(() -> unknown(step, request, body));
            case PAYCERT -> gate.refuse(request, body, false, true, false).or(() -> unknown(step, request, body));
            case PAYSEARCH, PAYLIST -> gate.refuse(request, body, false, true, true);
        };
    }

    /** By what a request is counted and a fault is aimed: the order number of a charge, the TID of a cancel. */
    static String number(Step step, ObjectNode body) {
        return switch (step) {
            case ISSUE, CHARGE -> Json.text(body, "ORDERNO");
            case CANCEL, DEPOSIT_ACCOUNT, PAYCERT -> Json.text(body, "tid");
            case TOKEN, DECRYPT, REVOKE, PAYSEARCH, PAYLIST -> "";
        };
    }
}
