package io.ansage.infra.postgres;

/** Says which tables a store works on: the live ones, or those of a projection that is being built anew. */
public enum TableNames {
    LIVE(""), STAGING("staging.");

    private final String prefix;

    TableNames(String prefix) {
        this.prefix = prefix;
    }

    /** The name of a table in SQL. */
    public String of(String table) {
        return prefix + table;
    }
}
