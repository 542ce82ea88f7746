/** The sink into OpenSearch, against a real node. */
@NullMarked
package io.wiredesk.sink.opensearch;

import org.jspecify.annotations.NullMarked;
