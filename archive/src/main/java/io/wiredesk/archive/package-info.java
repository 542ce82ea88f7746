/**
 * What the archive needs beside Iceberg's own connector, in its plugin: files in a folder, the
 * catalogue in PostgreSQL, counting, and the erasure of what was killed. A connector's settings
 * come in; figures go out. Knows Iceberg, and nothing of ours but the columns' names.
 */
@NullMarked
package io.wiredesk.archive;

import org.jspecify.annotations.NullMarked;
