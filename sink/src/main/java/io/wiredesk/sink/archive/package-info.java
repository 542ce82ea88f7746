/**
 * Stories as flat records, for Iceberg's own connector, which knows neither our schemas nor what a
 * kill covers. Decoded rows come in; Connect's structs go out. May use story; knows no store.
 */
@NullMarked
package io.wiredesk.sink.archive;

import org.jspecify.annotations.NullMarked;
