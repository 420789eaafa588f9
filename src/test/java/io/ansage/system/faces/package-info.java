/** The pages in a real browser: every task by mouse and by keyboard, no error, no barrier, in every theme and language. */
@NullMarked
package io.ansage.system.faces;

import org.jspecify.annotations.NullMarked;
