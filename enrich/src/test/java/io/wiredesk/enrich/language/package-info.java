@NullMarked
package io.wiredesk.enrich.language;

import org.jspecify.annotations.NullMarked;
