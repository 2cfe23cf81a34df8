package io.dalmada.application.port.out.gateway;

/** Reads what a gateway tells us by itself. Never throws and sends no request: a notice is data, with any content. */
public interface GatewayNotices {
    /** An unreadable or unknown notice has no hints, and the answer that keeps its sender from repeating it. */
    NoticeReading read(InboundNotice notice);
}
