package io.dalmada.adapter.rest.billingkey;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a card looks in JSON; for the API's document only, never filled. */
@Schema(name = "Card")
record CardFieldsDocument(
        @Schema(description = "15 or 16 digits, without spaces", requiredMode = Schema.RequiredMode.REQUIRED)
        String number,

        @Schema(description = "Year and month, such as 2028-12", requiredMode = Schema.RequiredMode.REQUIRED)
        String expiry,

        @Schema(description = "First two digits of the card's password", requiredMode = Schema.RequiredMode.REQUIRED)
        String password,

        @Schema(
                description = "Birth date YYMMDD, or a company card's 10-digit business number",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String holderId) {}
