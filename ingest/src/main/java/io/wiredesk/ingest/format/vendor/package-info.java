/**
 * Formats of an agency's own making: XML described by a table each, and AsiaNet's releases. An
 * element or a text comes in, a draft is filled. It may use xml, press copy of the text wires and
 * what lies below them.
 */
@NullMarked
package io.wiredesk.ingest.format.vendor;

import org.jspecify.annotations.NullMarked;
