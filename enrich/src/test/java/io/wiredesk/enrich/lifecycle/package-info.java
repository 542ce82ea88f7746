@NullMarked
package io.wiredesk.enrich.lifecycle;

import org.jspecify.annotations.NullMarked;
