/**
 * What is stored, for the console: the list and the search, one story with its revisions, groups of
 * copies, where its records are on the topics. A request comes in, JSON made of rows goes out. May
 * use storage, http and topics.
 */
@NullMarked
package io.wiredesk.monitor.stories;

import org.jspecify.annotations.NullMarked;
