package io.ansage.system.canary.query;

import io.ansage.system.canary.push.Channel;

public final class Sends {

    Channel seen = new Channel();
}
