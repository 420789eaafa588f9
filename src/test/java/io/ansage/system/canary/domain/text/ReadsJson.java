package io.ansage.system.canary.domain.text;

public final class ReadsJson {

    tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();
}
