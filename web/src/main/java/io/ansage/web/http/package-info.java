/** What all resources share: cursors, entity tags, repeated requests, limits, strict JSON. */
@NullMarked
package io.ansage.web.http;

import org.jspecify.annotations.NullMarked;
