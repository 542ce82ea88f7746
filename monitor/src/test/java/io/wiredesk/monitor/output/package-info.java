@NullMarked
package io.wiredesk.monitor.output;

import org.jspecify.annotations.NullMarked;
