/**
 * What a provider says a message is, a correction, an update, a withdrawal: by status words,
 * signals, tags at the headline, takes in the slug and notes to editors, and never by comparing
 * texts. The fields of a story come in; its change and status go out. It may use text alone.
 */
@NullMarked
package io.wiredesk.ingest.format.change;

import org.jspecify.annotations.NullMarked;
