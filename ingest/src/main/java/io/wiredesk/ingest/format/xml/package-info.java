/**
 * XML as wires send it: items found one by one so that a broken one costs no other, elements by
 * local name, what surrounds the items, and a lenient reading for web feeds. A message comes in,
 * elements go out. It may use messages, text and the draft; it knows no vocabulary.
 */
@NullMarked
package io.wiredesk.ingest.format.xml;

import org.jspecify.annotations.NullMarked;
