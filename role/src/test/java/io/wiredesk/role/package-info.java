@NullMarked
package io.wiredesk.role;

import org.jspecify.annotations.NullMarked;
