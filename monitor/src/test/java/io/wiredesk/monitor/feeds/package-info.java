@NullMarked
package io.wiredesk.monitor.feeds;

import org.jspecify.annotations.NullMarked;
