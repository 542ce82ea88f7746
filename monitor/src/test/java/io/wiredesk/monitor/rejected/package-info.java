@NullMarked
package io.wiredesk.monitor.rejected;

import org.jspecify.annotations.NullMarked;
