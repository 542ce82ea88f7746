/**
 * What the sink has stored, asked of its tables in PostgreSQL: values always bound, a few seconds
 * at most. Questions come in; rows go out, or one line for people that says why there is no answer.
 * May use topics for the coordinate of a message, and knows nothing of what is asked for.
 */
@NullMarked
package io.wiredesk.monitor.storage;

import org.jspecify.annotations.NullMarked;
