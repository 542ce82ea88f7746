package io.wiredesk.ingest.feed;

import java.util.List;
import java.util.Locale;

/** What the name of a file says of it. */
public final class FileNames {
  private static final List<String> UNFINISHED =
      List.of(".tmp", ".part", ".filepart", ".crdownload");

  private FileNames() {}

  /** Whether the name is one that no writer gives to what it is still writing. */
  public static boolean isFinished(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.endsWith("~")
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }
}
