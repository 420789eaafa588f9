/** Requests to addresses that somebody else named: only to where they may go, bounded in time and size. */
@NullMarked
package io.ansage.push.http;

import org.jspecify.annotations.NullMarked;
