/**
 * Press releases sent by mail: RFC 5322 messages and their MIME parts. Bytes come in, since each
 * part has its own charset; a draft is filled. It may use press copy of the text wires and what
 * lies below it.
 */
@NullMarked
package io.wiredesk.ingest.format.mail;

import org.jspecify.annotations.NullMarked;
