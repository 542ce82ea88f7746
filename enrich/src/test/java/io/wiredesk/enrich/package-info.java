@NullMarked
package io.wiredesk.enrich;

import org.jspecify.annotations.NullMarked;
