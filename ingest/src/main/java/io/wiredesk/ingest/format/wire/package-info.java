/**
 * Text wires and press copy: IPTC 7901, ANPA-1312, telex copy between ZCZC and NNNN, plain text.
 * Lines come in, cut at control characters where there are any; a draft is filled from head, text
 * and end stamp. It may use messages, text, time, change and the draft.
 */
@NullMarked
package io.wiredesk.ingest.format.wire;

import org.jspecify.annotations.NullMarked;
