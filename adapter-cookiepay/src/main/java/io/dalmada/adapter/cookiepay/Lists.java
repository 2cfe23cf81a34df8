package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The vendor's lists, page by page, each with what was not understood of it. */
record Lists(Wire wire) {
    private static final int PAGE_SIZE = 100;
    private static final Set<String> OF_A_ROW = Set.of("TID");
    private static final Set<String> OF_A_REPLY = Set.of("RESULTCODE", "RESULTMSG", "RTN_CD", "RTN_MSG");

    /**
     * @param misread why it proves no absence, a fixed text; the rows that were read count all the same
     * @param next empty on the last one
     */
    record Page(Reply reply, List<Slip> rows, Optional<String> misread, ListSign sign, Optional<Place> next) {
        /** "Nothing found" is an answer too. */
        boolean isAnswer() {
            return reply.fine() || reply.verdict() instanceof Classification.Gone;
        }
    }

    /**
     * Where the reading of a paged list stands.
     *
     * @param seen rows on the pages before
     * @param count of all rows as the gateway told it; -1 if it did not
     * @param before the mark of the page before
     */
    record Place(int page, long seen, long count, int before) {
        static final Place FIRST = new Place(1, 0, -1, 0);

        static Place at(String cursor) {
            String[] parts = cursor.split("/", -1);
            return new Place(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Integer.parseInt(parts[3]));
        }

        @Override
        public String toString() {
            return page + "/" + seen + "/" + count + "/" + before;
        }
    }

    /** @param filter more fields, for the list that is not paged */
    Page page(LocalDate from, LocalDate to, Map<String, String> filter, Place place, Deadline end) {
        Reply reply = list(from, to, filter, place.page(), end);
        Rows rows = Rows.of(reply.fields(), OF_A_ROW, OF_A_REPLY);
        boolean none = reply.verdict() instanceof Classification.Gone;
        if (!reply.fine() && !none) {
            return new Page(reply, List.of(), Optional.empty(), ListSign.plain(0), Optional.empty());
        }
        Rows told = none && !rows.items().isEmpty() ? rows.misreadAs("rows beside \"nothing found\"") : rows;
        return paged() ? followed(reply, told, place) : whole(reply, told);
    }

    private Page whole(Reply reply, Rows rows) {
        boolean fits = rows.count().orElse(rows.items().size()) == rows.items().size();
        return page(reply, fits ? rows : rows.misreadAs("other count than rows"), Optional.empty());
    }

    /**
     * The vendor may cap a page below ours, so a short page is not the last: an empty one is, or the one with which the
     * gateway's own count is reached.
     */
    private Page followed(Reply reply, Rows rows, Place place) {
        long seen = place.seen() + rows.items().size();
        long count = rows.count().orElse(place.count());
        int mark = rows.items().isEmpty() ? 0 : rows.items().hashCode();
        if (mark != 0 && mark == place.before()) {
            return page(reply, rows.misreadAs("page that came before"), Optional.empty());
        }
        if (rows.items().isEmpty() || seen == count) {
            boolean fits = count < 0 || seen == count;
            return page(reply, fits ? rows : rows.misreadAs("other count than rows"), Optional.empty());
        }
        Rows fitting = count >= 0 && seen > count ? rows.misreadAs("other count than rows") : rows;
        return page(reply, fitting, Optional.of(new Place(place.page() + 1, seen, count, mark)));
    }

    private Page page(Reply reply, Rows rows, Optional<Place> next) {
        List<Slip> slips = rows.items().stream().map(Slip::new).toList();
        Optional<String> odd =
                slips.stream().flatMap(slip -> slip.misread().stream()).findFirst();
        Optional<String> misread = rows.misread().or(() -> odd);
        misread.ifPresent(form -> wire.line().misread(reply.trace().operation(), form));
        return new Page(reply, slips, misread, sign(reply, rows, misread), next);
    }

    private static ListSign sign(Reply reply, Rows rows, Optional<String> misread) {
        boolean nothing =
                reply.verdict() instanceof Classification.Gone && rows.items().isEmpty();
        var sign =
                nothing ? ListSign.nothing() : new ListSign(rows.items().size(), rows.count(), false, Optional.empty());
        return misread.map(sign::misread).orElse(sign);
    }

    private boolean paged() {
        return wire.settings().listCall() == ListCall.PAYLIST;
    }

    private Reply list(LocalDate from, LocalDate to, Map<String, String> filter, int page, Deadline end) {
        String id = wire.settings().apiId();
        var fields = new HashMap<>(Map.of("API_ID", id, "STD_DT", from.toString(), "END_DT", to.toString()));
        fields.putAll(paged() ? Map.of("PAGE", String.valueOf(page), "PERPAGE", String.valueOf(PAGE_SIZE)) : filter);
        return wire.ask(paged() ? "api/paylist" : "api/paysearch", fields, end);
    }
}
