@NullMarked
package io.ansage.command.match;

import org.jspecify.annotations.NullMarked;
