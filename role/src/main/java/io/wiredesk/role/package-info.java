/** What every role process has: its configuration file, its health and its metrics. */
@NullMarked
package io.wiredesk.role;

import org.jspecify.annotations.NullMarked;
