@NullMarked
package io.wiredesk.sink.postgres;

import org.jspecify.annotations.NullMarked;
