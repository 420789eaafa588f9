/** Journeys, stations and counters: public facts. */
@NullMarked
package io.ansage.web.journey;

import org.jspecify.annotations.NullMarked;
