/** What is told of connectors. */
@NullMarked
package io.wiredesk.cli.sinks;

import org.jspecify.annotations.NullMarked;
