/** Secrets of this installation, each in a file of its own beside the database. */
@NullMarked
package io.ansage.infra.secret;

import org.jspecify.annotations.NullMarked;
