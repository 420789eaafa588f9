@NullMarked
package io.ansage.command.subscription;

import org.jspecify.annotations.NullMarked;
