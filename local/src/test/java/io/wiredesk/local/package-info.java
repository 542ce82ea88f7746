/** Tests of the one-machine stack and the command line. */
@NullMarked
package io.wiredesk.local;

import org.jspecify.annotations.NullMarked;
