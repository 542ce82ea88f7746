@NullMarked
package io.wiredesk.local.kill;

import org.jspecify.annotations.NullMarked;
