@NullMarked
package io.wiredesk.cli.terminal;

import org.jspecify.annotations.NullMarked;
