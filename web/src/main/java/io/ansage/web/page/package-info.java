/** The pages and what they are made of, served from memory; nothing is asked of any other host. */
@NullMarked
package io.ansage.web.page;

import org.jspecify.annotations.NullMarked;
