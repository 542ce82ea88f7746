/**
 * IPTC NewsML-G2 and NewsML 1.0 to 1.2. An item's element comes in, a draft is filled. It may use
 * nitf for bodies, xml and what lies below them; the tables are in docs/FORMATS.md.
 */
@NullMarked
package io.wiredesk.ingest.format.newsml;

import org.jspecify.annotations.NullMarked;
