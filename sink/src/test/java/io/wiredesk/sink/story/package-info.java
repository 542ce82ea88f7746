@NullMarked
package io.wiredesk.sink.story;

import org.jspecify.annotations.NullMarked;
