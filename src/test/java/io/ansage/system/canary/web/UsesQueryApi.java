package io.ansage.system.canary.web;

import io.ansage.system.canary.query.api.Answer;

public final class UsesQueryApi {

    Answer seen = new Answer();
}
