@NullMarked
package io.wiredesk.monitor.storage;

import org.jspecify.annotations.NullMarked;
