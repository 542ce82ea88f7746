package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A local stack's feeds and their keys. A feed once named stays; its key never changes. */
final class StackFeeds {
  /** The folder of the keys in the data folder; a file a feed. */
  static final String KEYS = "keys";

  private final Path keys;
  private final Path inboxes;
  private final Set<String> names;

  private StackFeeds(Path keys, Path inboxes, Set<String> names) {
    this.keys = keys;
    this.inboxes = inboxes;
    this.names = names;
  }

  /**
   * The feeds named before and now.
   *
   * @param keys folder with a key file for each feed
   * @param inboxes folder with an inbox for each feed
   */
  static StackFeeds open(Path keys, Path inboxes, Collection<String> named) throws IOException {
    Set<String> names = new TreeSet<>(named);
    try (Stream<Path> files = Files.list(keys)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(n -> !n.startsWith("."))
          .forEach(names::add);
    }
    if (names.isEmpty()) {
      names.add(StackOptions.DEFAULT_FEED);
    }
    for (String name : names) {
      SecretFile.readOrDraw(keys.resolve(name));
    }
    return new StackFeeds(keys, inboxes, names);
  }

  /**
   * As {@code endpoints.json} lists them.
   *
   * @param sftp address that files are uploaded to
   */
  Map<String, Endpoints.Feed> endpoints(String sftp) throws IOException {
    Map<String, Endpoints.Feed> feeds = new LinkedHashMap<>();
    for (String name : names) {
      feeds.put(
          name,
          new Endpoints.Feed(
              key(name), inboxes.resolve(name).toString(), "sftp://" + name + "@" + sftp + "/"));
    }
    return feeds;
  }

  /**
   * As {@code wiredesk.yaml} lists them: keys hashed, each its feed's SFTP password, too.
   *
   * @param own what the user's configuration says of feeds; these have a key here besides their own
   *     credentials
   */
  Map<String, Object> settings(Map<String, Map<String, Object>> own) throws IOException {
    Map<String, Object> feeds = new LinkedHashMap<>();
    for (String name : names) {
      Map<String, Object> feed = new LinkedHashMap<>();
      feed.put("provider", name);
      feed.putAll(own.getOrDefault(name, Map.of()));
      String hashed = hashed(key(name));
      feed.put("keys", with(hashed, feed.get("keys")));
      feed.put("directory", true);
      Map<Object, Object> drop = new LinkedHashMap<>();
      if (feed.get("drop") instanceof Map<?, ?> given) {
        drop.putAll(given);
      }
      drop.put("passwords", with(hashed, drop.get("passwords")));
      feed.put("drop", drop);
      feeds.put(name, feed);
    }
    return feeds;
  }

  /** One more in a list of settings that may be missing. */
  static List<Object> with(String ours, @Nullable Object theirs) {
    List<Object> all = new ArrayList<>();
    all.add(ours);
    if (theirs instanceof Collection<?> given) {
      all.addAll(given);
    }
    return all;
  }

  private String key(String name) throws IOException {
    return SecretFile.readOrDraw(keys.resolve(name));
  }

  /** As ingest's configuration wants a key. */
  static String hashed(String key) {
    return "sha256:" + Sha256.hex(key);
  }
}
