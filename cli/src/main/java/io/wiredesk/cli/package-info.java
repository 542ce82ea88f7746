/**
 * The command line for existing clusters, roles and files: what the image of a role carries.
 * Arguments come in; data goes to standard output, talk to standard error, and an exit status of 0
 * (good), 1 (failed) or 2 (wrong usage). It may use all rooms of this module and ingest, enrich and
 * monitor, but knows nothing of an embedded broker, database or Connect worker: commands that need
 * these are handed to it by whoever has them.
 */
@NullMarked
package io.wiredesk.cli;

import org.jspecify.annotations.NullMarked;
