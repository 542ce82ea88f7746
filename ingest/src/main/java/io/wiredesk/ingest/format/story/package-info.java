/**
 * What a format is, and the draft that its reader fills. The rules that are the same in every
 * format live here: identity, versions, times, status, urgency, embargo, datelines, bylines, and
 * which element gave which field. It may use messages, text, time and change; it knows no format.
 */
@NullMarked
package io.wiredesk.ingest.format.story;

import org.jspecify.annotations.NullMarked;
