@NullMarked
package io.wiredesk.enrich.text;

import org.jspecify.annotations.NullMarked;
