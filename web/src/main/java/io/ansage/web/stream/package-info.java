/** Live streams (server-sent events) of journeys, stops and a passenger's own notices. */
@NullMarked
package io.ansage.web.stream;

import org.jspecify.annotations.NullMarked;
