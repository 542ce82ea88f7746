@NullMarked
package io.wiredesk.enrich.match.index;

import org.jspecify.annotations.NullMarked;
