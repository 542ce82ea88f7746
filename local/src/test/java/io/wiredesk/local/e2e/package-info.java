@NullMarked
package io.wiredesk.local.e2e;

import org.jspecify.annotations.NullMarked;
