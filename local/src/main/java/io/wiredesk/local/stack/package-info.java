/**
 * The whole pipeline in one process: PostgreSQL, broker, registry, Connect, enrich, ingest and
 * monitor as parts that start in order and stop in the reverse one, with the data folder, ports,
 * keys and configuration they need. Options come in; a running stack and its endpoints go out. It
 * may use the registry, the roles' apps, and cli's cluster and terminal; it knows neither demo nor
 * any command.
 */
@NullMarked
package io.wiredesk.local.stack;

import org.jspecify.annotations.NullMarked;
