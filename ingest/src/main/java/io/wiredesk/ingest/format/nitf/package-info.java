/**
 * IPTC NITF 2.5 to 3.6, alone and as the body of a NewsML item. An element comes in, a draft is
 * filled. It may use xml and what lies below it; the table is in docs/FORMATS.md.
 */
@NullMarked
package io.wiredesk.ingest.format.nitf;

import org.jspecify.annotations.NullMarked;
