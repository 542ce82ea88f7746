@NullMarked
package io.wiredesk.enrich.match;

import org.jspecify.annotations.NullMarked;
