@NullMarked
package io.wiredesk.enrich.orders;

import org.jspecify.annotations.NullMarked;
