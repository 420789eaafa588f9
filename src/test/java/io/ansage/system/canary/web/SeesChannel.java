package io.ansage.system.canary.web;

import io.ansage.system.canary.push.Channel;

public final class SeesChannel {

    Channel seen = new Channel();
}
