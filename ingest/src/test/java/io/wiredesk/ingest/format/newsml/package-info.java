@NullMarked
package io.wiredesk.ingest.format.newsml;

import org.jspecify.annotations.NullMarked;
