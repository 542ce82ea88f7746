/**
 * Web feeds that are asked for news over HTTP. A URL is asked at a pace that follows its news, no
 * answer is trusted, and only items that are new or changed are published; the position moves
 * behind them. It may use the shared parts of feeds, their settings and the formats; it knows no
 * other way.
 */
@NullMarked
package io.wiredesk.ingest.feed.poll;

import org.jspecify.annotations.NullMarked;
