/**
 * Rejected copy: the list of it, one piece with its bytes, sending it through the pipeline again,
 * discarding it. What was done is a notice, so that the topics alone are the memory. Rejections,
 * dead letters and notices come in, and an operator's request; replayed messages and notices go
 * out. May use topics, http, config and output.
 */
@NullMarked
package io.wiredesk.monitor.rejected;

import org.jspecify.annotations.NullMarked;
