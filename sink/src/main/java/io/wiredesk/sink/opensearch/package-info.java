/**
 * Storage in OpenSearch: one document a story, told by its newest revision, in indices behind one
 * alias. Decoded rows come in; bulk requests go out. May use connect and story; knows no other
 * store.
 */
@NullMarked
package io.wiredesk.sink.opensearch;

import org.jspecify.annotations.NullMarked;
