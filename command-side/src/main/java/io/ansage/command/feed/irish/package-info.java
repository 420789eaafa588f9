/**
 * The live list of trains of Iarnród Éireann,
 * <a href="https://api.irishrail.ie/realtime/">getCurrentTrainsXML</a>.
 */
@NullMarked
package io.ansage.command.feed.irish;

import org.jspecify.annotations.NullMarked;
