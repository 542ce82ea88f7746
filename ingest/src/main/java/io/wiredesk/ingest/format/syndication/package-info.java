/**
 * Web feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, with the vocabularies that they mix. An entry
 * and the channel around it come in, a draft is filled. It may use xml and what lies below it; how
 * a feed is polled is none of its business.
 */
@NullMarked
package io.wiredesk.ingest.format.syndication;

import org.jspecify.annotations.NullMarked;
