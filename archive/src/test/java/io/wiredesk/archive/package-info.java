/** Tests of the archive, on Iceberg's own tables in a folder. */
@NullMarked
package io.wiredesk.archive;

import org.jspecify.annotations.NullMarked;
