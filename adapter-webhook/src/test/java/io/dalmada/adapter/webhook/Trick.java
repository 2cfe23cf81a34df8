package io.dalmada.adapter.webhook;

/**
 * A way to lead a delivery to where only we can go.
 *
 * @param leadsTo what its host resolves to, with commas between several; empty when the host is not asked for
 */
record Trick(String url, String leadsTo) {
    static Trick of(String url) {
        return new Trick(url, "");
    }

    @Override
    public String toString() {
        return url + (leadsTo.isEmpty() ? "" : " -> " + leadsTo);
    }
}
