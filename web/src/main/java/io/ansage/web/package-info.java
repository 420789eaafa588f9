/** HTTP in and out. */
@NullMarked
package io.ansage.web;

import org.jspecify.annotations.NullMarked;
