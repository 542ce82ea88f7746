@NullMarked
package io.wiredesk.schemas;

import org.jspecify.annotations.NullMarked;
