package io.ansage.system.canary.query;

import java.sql.Connection;

public abstract class OpensTable {

    abstract Connection connection();
}
