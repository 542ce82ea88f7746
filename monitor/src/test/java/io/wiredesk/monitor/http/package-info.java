@NullMarked
package io.wiredesk.monitor.http;

import org.jspecify.annotations.NullMarked;
