package io.wiredesk.enrich.match;

import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The Reuters-21578 collection as wire messages, in wire order; storyId is the NEWID. */
final class Reuters21578 {
  private static final Pattern STORY =
      Pattern.compile("<REUTERS ([^>]*)>(.*?)</REUTERS>", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("NEWID=\"(\\d+)\"");
  private static final Pattern STAMP =
      Pattern.compile("(\\d+-[A-Z]{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?");
  private static final Pattern MARKUP =
      Pattern.compile("<(TITLE|AUTHOR|DATELINE)>.*?</\\1>", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-yyyy HH:mm:ss")
          .toFormatter(Locale.ENGLISH);

  private Reuters21578() {}

  static List<WireStory> read(Path folder) throws IOException {
    List<WireStory> stories = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".sgm.gz"))
          .sorted()
          .forEach(file -> read(text(file), stories));
    }
    return stories;
  }

  private static String text(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static void read(String sgml, List<WireStory> to) {
    Matcher found = STORY.matcher(sgml);
    Instant before = Instant.parse("1987-02-26T00:00:00Z");
    while (found.find()) {
      WireStory story = story(found.group(1), found.group(2), before);
      before = story.getReceivedAt();
      to.add(story);
    }
  }

  private static WireStory story(String attributes, String inner, Instant before) {
    Matcher id = ID.matcher(attributes);
    id.find();
    Matcher stamp = STAMP.matcher(element("DATE", inner));
    Instant time =
        stamp.find() ? LocalDateTime.parse(stamp.group(1), TIME).toInstant(ZoneOffset.UTC) : before;
    String text = element("TEXT", inner);
    String body = element("BODY", text);
    if (body.isEmpty()) {
      body = MARKUP.matcher(text).replaceAll("");
    }
    String dateline = spaced(element("DATELINE", text));
    return WireStory.newBuilder()
        .setStoryId(id.group(1))
        .setGuid(id.group(1))
        .setVersionCreated(time)
        .setHeadline(spaced(element("TITLE", text)))
        .setDateline(dateline.isEmpty() ? null : Dateline.newBuilder().setText(dateline).build())
        .setBody(clean(body))
        .setLanguage("en")
        .setFeed("reuters")
        .setTransport("file")
        .setFormat("sgml")
        .setReceivedAt(time)
        .setOriginalSha256("")
        .build();
  }

  private static String element(String name, String inner) {
    int open = inner.indexOf("<" + name);
    int from = open < 0 ? -1 : inner.indexOf('>', open) + 1;
    int to = from <= 0 ? -1 : inner.indexOf("</" + name + ">", from);
    return to < 0 ? "" : inner.substring(from, to);
  }

  private static String spaced(String text) {
    return clean(text).replaceAll("\\s+", " ");
  }

  private static String clean(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            r -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(r.group(1)))))
        .replaceAll("[\\x00-\\x08\\x0b-\\x1f]", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}
