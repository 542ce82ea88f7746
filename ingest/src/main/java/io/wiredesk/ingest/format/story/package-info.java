/**
 * What a format is, the items it tells, and the draft that their readers fill. The rules that are
 * the same in every format live here: identity, versions, times, status, urgency, embargo,
 * datelines, bylines, and which element gave which field. It may use messages, text, time and
 * change; it knows no format.
 */
@NullMarked
package io.wiredesk.ingest.format.story;

import org.jspecify.annotations.NullMarked;
