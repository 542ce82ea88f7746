/** The whole pipeline on one machine, and the {@code wiredesk} command line. */
@NullMarked
package io.wiredesk.local;

import org.jspecify.annotations.NullMarked;
