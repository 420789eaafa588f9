/** What a source says about a journey, and the gate that lets only visible changes through. */
@NullMarked
package io.ansage.domain.observation;

import org.jspecify.annotations.NullMarked;
