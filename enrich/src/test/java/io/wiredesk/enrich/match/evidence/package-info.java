@NullMarked
package io.wiredesk.enrich.match.evidence;

import org.jspecify.annotations.NullMarked;
