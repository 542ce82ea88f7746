/**
 * Text from the wire: bytes to characters, spans of them, clean lines and paragraphs, markup made
 * safe. Pure functions that know neither messages nor stories. It uses no other room.
 */
@NullMarked
package io.wiredesk.ingest.format.text;

import org.jspecify.annotations.NullMarked;
