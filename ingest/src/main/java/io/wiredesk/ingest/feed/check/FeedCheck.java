package io.wiredesk.ingest.feed.check;

import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FileNames;
import io.wiredesk.ingest.feed.poll.FetchResult;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.poll.Fetcher;
import io.wiredesk.ingest.feed.poll.HostResolver;
import io.wiredesk.ingest.feed.poll.PollFeed;
import io.wiredesk.ingest.feed.pull.PartnerServer;
import io.wiredesk.ingest.feed.pull.PullFeed;
import io.wiredesk.ingest.feed.pull.RemoteFolder;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.service.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what is wrong with one feed: its ways in, credentials, reachability, and whether what it
 * holds can be read. Publishes nothing, moves nothing and remembers nothing.
 */
public final class FeedCheck {
  private final String name;
  private final FeedSettings feed;
  private final Addresses addresses;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Where the ingest role is.
   *
   * @param listen HTTP push, metrics and health
   * @param sftp uploads
   * @param folders on its machine
   * @param maxFileBytes where a feed does not say
   */
  public record Addresses(
      ListenAddress listen, ListenAddress sftp, DataFolders folders, int maxFileBytes) {}

  private FeedCheck(String name, FeedSettings feed, Addresses addresses, InstantSource clock) {
    this.name = name;
    this.feed = feed;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Looks at every way that the feed comes by, in the order of the settings. */
  public static List<Finding> of(
      String name, FeedSettings feed, Addresses addresses, InstantSource clock) {
    FeedCheck check = new FeedCheck(name, feed, addresses, clock);
    check.ways();
    return List.copyOf(check.findings);
  }

  /** The ways the feed comes by, for people. */
  public static String waysOf(FeedSettings feed) {
    return feed.ways().isEmpty() ? "no way" : String.join(", ", feed.ways());
  }

  /** Reads a file as a message of the feed. */
  public static Finding sample(String name, FeedSettings feed, Path file, InstantSource clock) {
    try {
      return SampleMessage.read(
          feed.context(name, "sample", null, null, fileName(file), clock.instant()),
          Files.readAllBytes(file),
          "sample",
          file.toString());
    } catch (IOException e) {
      return Finding.bad("sample", file + " cannot be read: " + e.getMessage());
    }
  }

  private void ways() {
    if (feed.ways().isEmpty()) {
      findings.add(
          Finding.bad(
              "config", "no way in; give keys, signingSecrets, directory, drop, poll or pull"));
    }
    if (feed.pushed()) {
      findings.add(
          Finding.good(
              "credentials",
              "%s and %s for push"
                  .formatted(
                      count(feed.keys().size(), "key"),
                      count(feed.signingSecrets().size(), "signing secret"))));
      findings.add(Reachability.http(addresses.listen(), name));
    }
    if (feed.directory()) {
      folder("directory", addresses.folders().inbox(name));
    }
    if (feed.drop() != null) {
      findings.add(
          Finding.good(
              "credentials",
              "%s and %s for user '%s'"
                  .formatted(
                      count(feed.drop().passwords().size(), "password"),
                      count(feed.drop().publicKeys().size(), "public key"),
                      name)));
      findings.add(Reachability.ssh(addresses.sftp()));
      folder("drop", addresses.folders().drop(name));
    }
    if (feed.poll() != null) {
      poll(feed.poll());
    }
    if (feed.pull() != null) {
      pull(feed.pull());
    }
  }

  private static String count(int number, String of) {
    return number + " " + of + (number == 1 ? "" : "s");
  }

  private void folder(String what, Path folder) {
    if (!Files.isDirectory(folder)) {
      findings.add(
          Finding.bad(
              what, folder + " is not there; ingest makes it when it starts with this feed"));
      return;
    }
    if (!Files.isWritable(folder)) {
      findings.add(Finding.bad(what, folder + " cannot be written; check its owner and mode"));
      return;
    }
    try {
      findings.add(
          Finding.good(
              what,
              String.format(
                  Locale.ROOT,
                  "%s: %d waiting, %d in done/, %d in rejected/",
                  folder,
                  files(folder).size(),
                  files(folder.resolve("done")).size(),
                  files(folder.resolve("rejected")).size())));
      newest(folder).ifPresent(file -> findings.add(sample(name, feed, file, clock)));
    } catch (IOException e) {
      findings.add(Finding.bad(what, folder + " cannot be read: " + e.getMessage()));
    }
  }

  /** The file that says most of what the feed sends now. */
  private static Optional<Path> newest(Path folder) throws IOException {
    List<Path> all = new ArrayList<>(files(folder));
    all.addAll(files(folder.resolve("done")));
    return all.stream().max(Comparator.comparingLong(f -> f.toFile().lastModified()));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(f -> FileNames.isFinished(fileName(f)) && !fileName(f).endsWith(".reason.txt"))
          .toList();
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void poll(PollSettings settings) {
    try (Fetcher fetcher = new Fetcher(HostResolver.system(), clock)) {
      for (URI url : settings.urls()) {
        FetchResult answer = fetcher.get(url, Validators.NONE, settings);
        if (answer instanceof Fetched fetched) {
          findings.add(
              SampleMessage.read(
                  feed.context(
                      name, PollFeed.TRANSPORT, fetched.contentType(), null, null, clock.instant()),
                  fetched.body(),
                  "poll",
                  url + (fetched.validators().isEmpty() ? " (no ETag, no Last-Modified)" : "")));
        } else if (answer instanceof Failed failed) {
          findings.add(Finding.bad("poll", url + ": " + failed.reason()));
        }
      }
    }
  }

  private void pull(PullSettings settings) {
    try (PartnerServer partner = new PartnerServer(settings)) {
      for (String folder : settings.folders()) {
        try (RemoteFolder remote = partner.open(folder)) {
          pull(settings, folder, remote);
        } catch (IOException e) {
          findings.add(Finding.bad("pull", settings.folder(folder) + ": " + e.getMessage()));
        }
      }
    }
  }

  private void pull(PullSettings settings, String folder, RemoteFolder remote) throws IOException {
    List<RemoteFile> files = remote.list();
    List<RemoteFile> wanted =
        files.stream()
            .filter(f -> FileNames.isFinished(f.name()) && settings.files().matches(f.name()))
            .toList();
    findings.add(
        Finding.good(
            "pull",
            String.format(
                Locale.ROOT,
                "%s: %s, of which %d to take (%s)",
                settings.folder(folder),
                count(files.size(), "file"),
                wanted.size(),
                settings.files())));
    Optional<RemoteFile> newest =
        wanted.stream()
            .filter(f -> f.size() <= feed.maxMessageBytes(addresses.maxFileBytes()))
            .max(Comparator.comparingLong(RemoteFile::modifiedSeconds));
    if (newest.isPresent()) {
      findings.add(
          SampleMessage.read(
              feed.context(
                  name, PullFeed.TRANSPORT, null, null, newest.get().name(), clock.instant()),
              remote.read(newest.get()),
              "sample",
              newest.get().name()));
    }
  }
}
