package io.ansage.query.notice;

import java.util.function.Supplier;

/** Runs work in one database transaction of its own: all of it, or none. */
public interface Transactions {

    <T> T inTransaction(Supplier<T> work);
}
