@NullMarked
package io.wiredesk.monitor.console;

import org.jspecify.annotations.NullMarked;
