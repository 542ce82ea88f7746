@NullMarked
package io.wiredesk.enrich.match.memory;

import org.jspecify.annotations.NullMarked;
