/** The walk from a feed to a phone as a picture: what passes each stage, what waits there, and how one change got through. */
@NullMarked
package io.ansage.web.flow;

import org.jspecify.annotations.NullMarked;
