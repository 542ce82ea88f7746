@NullMarked
package io.wiredesk.monitor.latency;

import org.jspecify.annotations.NullMarked;
