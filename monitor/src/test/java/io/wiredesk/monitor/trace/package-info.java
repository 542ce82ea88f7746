@NullMarked
package io.wiredesk.monitor.trace;

import org.jspecify.annotations.NullMarked;
