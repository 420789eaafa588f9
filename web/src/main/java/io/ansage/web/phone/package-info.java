/** The virtual phones that the page shows. */
@NullMarked
package io.ansage.web.phone;

import org.jspecify.annotations.NullMarked;
