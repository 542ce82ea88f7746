@NullMarked
package io.wiredesk.monitor.lag;

import org.jspecify.annotations.NullMarked;
