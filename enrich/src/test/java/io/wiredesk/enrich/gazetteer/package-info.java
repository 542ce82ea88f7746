@NullMarked
package io.wiredesk.enrich.gazetteer;

import org.jspecify.annotations.NullMarked;
