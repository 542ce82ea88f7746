/**
 * The sample wire, sent through a running stack as agencies would send it, and what became of each
 * message. The manifest and its texts come in; a table of verdicts and an exit status go out. It
 * may use the stack, and cli's cluster and terminal; no other room of ours uses it but the root,
 * for its command.
 */
@NullMarked
package io.wiredesk.local.demo;

import org.jspecify.annotations.NullMarked;
