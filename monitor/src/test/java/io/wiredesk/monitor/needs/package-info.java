@NullMarked
package io.wiredesk.monitor.needs;

import org.jspecify.annotations.NullMarked;
