@NullMarked
package io.wiredesk.enrich.annotate;

import org.jspecify.annotations.NullMarked;
