@NullMarked
package io.wiredesk.monitor.stories;

import org.jspecify.annotations.NullMarked;
