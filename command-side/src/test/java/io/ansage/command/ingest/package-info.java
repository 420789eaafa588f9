@NullMarked
package io.ansage.command.ingest;

import org.jspecify.annotations.NullMarked;
