@NullMarked
package io.wiredesk.enrich.match.sketch;

import org.jspecify.annotations.NullMarked;
