package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.gateway.GatewayWord;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's own code and text as stored; null when it said nothing. */
@Embeddable
record WordPart(
        @Column(name = "word_code") @Nullable String code,
        @Column(name = "word_message") @Nullable String message) {
    static final List<Cell<WordPart>> CELLS =
            List.of(Cell.text("word_code", WordPart::code), Cell.text("word_message", WordPart::message));

    static @Nullable WordPart of(GatewayWord word) {
        return word.equals(GatewayWord.NONE)
                ? null
                : new WordPart(Columns.text(word.code(), 64), Columns.text(word.message(), 512));
    }

    static GatewayWord word(@Nullable WordPart part) {
        return part == null
                ? GatewayWord.NONE
                : new GatewayWord(Optional.ofNullable(part.code), Optional.ofNullable(part.message));
    }
}
