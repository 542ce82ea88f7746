@NullMarked
package io.wiredesk.monitor.topics;

import org.jspecify.annotations.NullMarked;
