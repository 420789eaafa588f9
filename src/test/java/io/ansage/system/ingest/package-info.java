/** From reports to facts, on real feeds and real servers. */
@NullMarked
package io.ansage.system.ingest;

import org.jspecify.annotations.NullMarked;
