package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.schemas.WireStory;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The training half of Reuters 50-50, longer stories of 1996 and 1997, by their item numbers, which
 * rise with time. They carry no time: a story follows the one before by as many minutes as its
 * number does, some 4,000 numbers a day.
 */
public final class Reuters5050 {
  private static final int BLOCK = 512;
  private static final Instant FIRST = Instant.parse("1996-08-20T00:00:00Z");
  private static final long SECONDS_A_NUMBER = 22;

  private Reuters5050() {}

  public static List<WireStory> read(Path tarGz) throws IOException {
    List<WireStory> stories = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(tarGz)))) {
      byte[] header = new byte[BLOCK];
      while (true) {
        in.readFully(header);
        String name = field(header, 0, 100);
        if (name.isEmpty()) {
          break;
        }
        int size = Integer.parseInt(field(header, 124, 12), 8);
        byte[] content = new byte[(size + BLOCK - 1) / BLOCK * BLOCK];
        in.readFully(content);
        if (name.endsWith("newsML.txt")) {
          stories.add(story(name, new String(content, 0, size, StandardCharsets.ISO_8859_1)));
        }
      }
    }
    stories.sort(Comparator.comparing(WireStory::getReceivedAt));
    return stories;
  }

  /**
   * A pair and what was said of it.
   *
   * @param label same, different or ambiguous
   * @param containment of 3-grams
   */
  public record Labelled(Pair pair, String label, double containment) {}

  public static List<Labelled> labels(Path tsv) throws IOException {
    List<Labelled> labels = new ArrayList<>();
    Set<Pair> seen = new HashSet<>();
    for (String line : Files.readAllLines(tsv)) {
      String[] parts = line.split("\t", -1);
      if (!parts[0].equals("split_a")) {
        Pair pair = Pair.of(parts[2], parts[5]);
        if (seen.add(pair)) {
          labels.add(new Labelled(pair, parts[8], Double.parseDouble(parts[6])));
        }
      }
    }
    return labels;
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII).strip();
  }

  private static WireStory story(String name, String text) {
    String id = name.substring(name.lastIndexOf('/') + 1).replaceAll("newsML.*", "");
    Instant time = FIRST.plusSeconds(SECONDS_A_NUMBER * Integer.parseInt(id));
    return WireStory.newBuilder()
        .setStoryId(id.toLowerCase(Locale.ROOT))
        .setGuid(id)
        .setBody(text)
        .setLanguage("en")
        .setFeed("reuters")
        .setTransport("file")
        .setFormat("text")
        .setReceivedAt(time)
        .setOriginalSha256("")
        .build();
  }
}
