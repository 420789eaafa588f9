/** The description of the API, served and checked. */
@NullMarked
package io.ansage.web.openapi;

import org.jspecify.annotations.NullMarked;
