package io.dalmada.application.port.out.gateway;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** What the customer's browser is to do. Its values are for that browser alone, so none of them is printed. */
public sealed interface WindowStep {
    <T> T fold(Function<Redirect, T> redirect, Function<FormPost, T> formPost, Function<VendorScript, T> vendorScript);

    /** Go there. */
    record Redirect(URI to) implements WindowStep {
        @Override
        public <T> T fold(
                Function<Redirect, T> redirect,
                Function<FormPost, T> formPost,
                Function<VendorScript, T> vendorScript) {
            return redirect.apply(this);
        }

        @Override
        public String toString() {
            return "Redirect[" + to.getHost() + "]";
        }
    }

    /** Post these fields there as a form. */
    record FormPost(URI to, Map<String, String> fields) implements WindowStep {
        public FormPost {
            fields = Map.copyOf(fields);
        }

        @Override
        public <T> T fold(
                Function<Redirect, T> redirect,
                Function<FormPost, T> formPost,
                Function<VendorScript, T> vendorScript) {
            return formPost.apply(this);
        }

        @Override
        public String toString() {
            return "FormPost[" + to.getHost() + ", " + fields.keySet() + "]";
        }
    }

    /**
     * Load the vendor's script and call it.
     *
     * @param call the function's name, as the vendor's document has it
     * @param publicParameters as that document names them; nothing that the browser may not see
     */
    record VendorScript(URI script, String call, Map<String, String> publicParameters) implements WindowStep {
        public VendorScript {
            publicParameters = Map.copyOf(publicParameters);
        }

        @Override
        public <T> T fold(
                Function<Redirect, T> redirect,
                Function<FormPost, T> formPost,
                Function<VendorScript, T> vendorScript) {
            return vendorScript.apply(this);
        }

        @Override
        public String toString() {
            return "VendorScript[" + script.getHost() + ", " + call + ", " + publicParameters.keySet() + "]";
        }
    }
}
