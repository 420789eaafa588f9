/** Which ways there are to be told something. */
@NullMarked
package io.ansage.web.channel;

import org.jspecify.annotations.NullMarked;
