@NullMarked
package io.wiredesk.cli.archive;

import org.jspecify.annotations.NullMarked;
