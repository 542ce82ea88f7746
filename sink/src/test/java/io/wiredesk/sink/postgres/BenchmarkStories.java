package io.wiredesk.sink.postgres;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * New stories of about 2.5 kB: of the Reuters wire where {@code WIREDESK_CORPORA} has it, invented
 * ones with words as frequent as in prose otherwise.
 */
final class BenchmarkStories {
  private static final Pattern REUTERS =
      Pattern.compile("<TITLE>(.*?)</TITLE>.*?<BODY>(.*?)</BODY>", Pattern.DOTALL);
  private static final int SHORTEST = 1500;
  private static final int LONGEST = 4000;
  private static final int VOCABULARY = 50_000;

  private record Text(String title, List<String> paragraphs) {}

  private final Random random = new Random(1);
  private final List<Text> texts;
  private final String kind;

  BenchmarkStories() throws IOException {
    String corpora = System.getenv("WIREDESK_CORPORA");
    Path reuters = Path.of(corpora == null ? "none" : corpora, "reuters21578");
    kind = Files.isDirectory(reuters) ? "Reuters-21578" : "invented";
    texts =
        Files.isDirectory(reuters)
            ? read(reuters)
            : Stream.generate(this::invented).limit(2000).toList();
  }

  String kind() {
    return kind;
  }

  private static List<Text> read(Path reuters) throws IOException {
    List<Text> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(reuters)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sgm.gz")).sorted().toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          String sgml = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          for (String document : sgml.split("</REUTERS>", -1)) {
            Matcher text = REUTERS.matcher(document);
            if (text.find()
                && text.end(2) - text.start(2) > SHORTEST
                && text.end(2) - text.start(2) < LONGEST) {
              found.add(
                  new Text(
                      plain(text.group(1)),
                      Arrays.asList(plain(text.group(2)).split("\n    ", -1))));
            }
          }
        }
      }
    }
    return found;
  }

  private static String plain(String sgml) {
    return sgml.replace("&lt;", "<").replace("&#3;", "").replace("&amp;", "&").strip();
  }

  private Text invented() {
    return new Text(
        words(8), Stream.generate(() -> words(30) + ".").limit(12).collect(Collectors.toList()));
  }

  private String words(int count) {
    return random
        .doubles(count)
        .mapToObj(d -> Integer.toString(40 + 31 * (int) Math.pow(VOCABULARY, d), 36))
        .collect(Collectors.joining(" "));
  }

  /** No other is the same, though its paragraphs may be. */
  Story story(int number) {
    Text text = texts.get(number % texts.size());
    List<String> paragraphs = new ArrayList<>(text.paragraphs());
    Collections.shuffle(paragraphs, random);
    String id =
        "reuters:urn:newsml:reuters.com:19870302:nL%08d%04d"
            .formatted(number, random.nextInt(10_000));
    Story story = Stories.story(id, 1);
    story.getRevision().setKey("%016x%016x".formatted(random.nextLong(), random.nextLong()));
    story
        .getRevision()
        .setOrder(
            "00000000000000000001 1987-03-02T09:00:00.000Z 0 " + story.getRevision().getKey());
    WireStory wire = story.getWire();
    wire.setGuid(id.substring(8));
    wire.setHeadline(text.title());
    wire.setBody(String.join("\n\n", paragraphs));
    wire.setDateline(new Dateline("LONDON, March 2 -", "London", null, null));
    wire.setByline("By A. Reporter");
    wire.setSubjects(
        List.of(new Concept("medtop:04000000", "economy"), new Concept("N2:STX", "shares")));
    wire.setReceivedAt(Stories.DAY.plusMillis(number));
    wire.setRawRef(new RawRef(0, (long) number));
    story.setAnnotations(
        Annotations.newBuilder()
            .setLanguage("en")
            .setPeople(List.of("Paul Volcker"))
            .setOrganisations(List.of("Federal Reserve", "Bank of England"))
            .setTickers(List.of("IBM"))
            .setWordCount(380)
            .setReadingSeconds(100)
            .build());
    return story;
  }
}
