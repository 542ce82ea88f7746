package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stack is started with.
 *
 * @param ports where its servers listen
 * @param feeds names of the feeds to have besides those that the data folder knows already
 * @param own what the user's configuration says of feeds
 * @param sinks that store, PostgreSQL first
 * @param distribution the built parts
 */
public record StackOptions(
    Ports ports,
    List<String> feeds,
    IngestSection own,
    SinkSettings sinks,
    Distribution distribution) {
  static final String DEFAULT_FEED = "demo";

  public StackOptions {
    feeds = Stream.concat(feeds.stream(), own.feeds().keySet().stream()).distinct().toList();
    for (String feed : feeds) {
      if (!feed.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
        throw new CommandException(
            "'" + feed + "' is no feed name; use a-z, 0-9, '_' and '-', such as " + DEFAULT_FEED);
      }
    }
  }
}
