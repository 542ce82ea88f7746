/**
 * Files that senders upload to an SFTP server of ours. Logins and uploads come in; a whole file is
 * taken as one dropped into a folder would be, and the answer to the upload is its acknowledgement.
 * It may use the folder's room, the shared parts of feeds and their settings.
 */
@NullMarked
package io.wiredesk.ingest.feed.drop;

import org.jspecify.annotations.NullMarked;
