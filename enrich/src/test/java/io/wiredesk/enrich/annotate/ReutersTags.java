package io.wiredesk.enrich.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What the indexers of the Reuters-21578 collection said that a story is about.
 *
 * @param topics economic categories
 * @param places countries
 * @param people public figures, such as "volcker" and "james-baker"
 * @param organisations bodies between states, such as "imf"
 */
record ReutersTags(
    Set<String> topics, Set<String> places, Set<String> people, Set<String> organisations) {
  private static final Pattern STORY =
      Pattern.compile("<REUTERS [^>]*NEWID=\"(\\d+)\"[^>]*>(.*?)</REUTERS>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<D>(.*?)</D>");

  ReutersTags {
    topics = Set.copyOf(topics);
    places = Set.copyOf(places);
    people = Set.copyOf(people);
    organisations = Set.copyOf(organisations);
  }

  /** By NEWID. */
  static Map<String, ReutersTags> read(Path folder) throws IOException {
    Map<String, ReutersTags> tags = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sgm.gz")).sorted().toList()) {
        Matcher story = STORY.matcher(text(file));
        while (story.find()) {
          tags.put(story.group(1), of(story.group(2)));
        }
      }
    }
    return tags;
  }

  private static ReutersTags of(String story) {
    List<Set<String>> all =
        Stream.of("TOPICS", "PLACES", "PEOPLE", "ORGS").map(name -> listed(name, story)).toList();
    return new ReutersTags(all.get(0), all.get(1), all.get(2), all.get(3));
  }

  private static Set<String> listed(String name, String story) {
    int from = story.indexOf("<" + name + ">");
    int to = story.indexOf("</" + name + ">", from);
    Set<String> tags = new LinkedHashSet<>();
    if (from >= 0 && to > from) {
      Matcher tag = TAG.matcher(story.substring(from, to));
      while (tag.find()) {
        tags.add(tag.group(1));
      }
    }
    return tags;
  }

  private static String text(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
