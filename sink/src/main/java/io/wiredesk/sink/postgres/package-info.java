/**
 * Stories and copies in PostgreSQL, exactly once: rows and offsets in one transaction, partitions
 * claimed in the database, a batch halved until its culprits stand alone. Rows come in; the tables
 * of the migrations are written, and the positions that Connect may go on from go out. May use
 * story and connect.
 */
@NullMarked
package io.wiredesk.sink.postgres;

import org.jspecify.annotations.NullMarked;
