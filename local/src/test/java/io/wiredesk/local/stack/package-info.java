@NullMarked
package io.wiredesk.local.stack;

import org.jspecify.annotations.NullMarked;
