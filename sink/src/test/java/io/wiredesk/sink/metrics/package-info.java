@NullMarked
package io.wiredesk.sink.metrics;

import org.jspecify.annotations.NullMarked;
