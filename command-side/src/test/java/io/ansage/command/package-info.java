@NullMarked
package io.ansage.command;

import org.jspecify.annotations.NullMarked;
