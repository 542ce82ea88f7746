/**
 * What every answer over HTTP goes through: who may see it, who may change anything, the parameters
 * of a request, and what is wrong as a problem (RFC 9457). A request comes in; its parameters go
 * out, or a refusal. Knows nothing of what is asked for.
 */
@NullMarked
package io.wiredesk.monitor.http;

import org.jspecify.annotations.NullMarked;
