/** The contract every module shares: Avro records, the topic catalogue and the serdes. */
@NullMarked
package io.wiredesk.schemas;

import org.jspecify.annotations.NullMarked;
