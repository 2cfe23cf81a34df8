package io.dalmada.adapter.skeleton;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.dalmada.gateway.testkit.Capture;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Every log line at TRACE with its stack trace, those of the JDK too, and the names and tags of all metrics. */
final class HeardLines extends AppenderBase<ILoggingEvent> implements Capture {
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julBefore = jul.getLevel();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            heard.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final MeterRegistry meters;

    private HeardLines(MeterRegistry meters) {
        this.meters = meters;
    }

    static HeardLines listen(MeterRegistry meters) {
        HeardLines lines = new HeardLines(meters);
        lines.setContext(lines.root.getLoggerContext());
        lines.start();
        lines.root.setLevel(Level.TRACE);
        lines.root.addAppender(lines);
        lines.jul.addHandler(lines.ear);
        lines.jul.setLevel(java.util.logging.Level.ALL);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        heard.add(event.getThreadName() + " " + event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            heard.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    @Override
    public List<String> lines() {
        List<String> all = new ArrayList<>(heard);
        meters.getMeters().forEach(meter -> all.add(meter.getId().toString()));
        return all;
    }

    @Override
    public void stop() {
        root.detachAppender(this);
        root.setLevel(before);
        jul.removeHandler(ear);
        jul.setLevel(julBefore);
        super.stop();
    }
}
