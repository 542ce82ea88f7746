/**
 * What every answer over HTTP goes through: who may see it, who may change anything, the parameters
 * of a request and the cursor of a page, the answer as JSON, and what is wrong as a problem (RFC
 * 9457). A request comes in; its parameters go out, or a refusal. May use topics for what did not
 * answer and output for JSON; knows nothing of what is asked for.
 */
@NullMarked
package io.wiredesk.monitor.http;

import org.jspecify.annotations.NullMarked;
