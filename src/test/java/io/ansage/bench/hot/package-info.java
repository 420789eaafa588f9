/** The hot paths that touch neither disk nor wire, measured with JMH. */
@NullMarked
package io.ansage.bench.hot;

import org.jspecify.annotations.NullMarked;
