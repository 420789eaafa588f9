package io.ansage.system.canary.command;

import io.ansage.system.canary.query.Projection;

public final class SeesProjection {

    Projection seen = new Projection();
}
