package io.wiredesk.local.fault;

import io.wiredesk.local.benchmark.InventedProse;
import io.wiredesk.local.fault.PlannedWire.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts to send: of the Reuters wire where {@code -Dwiredesk.corpora} or {@code WIREDESK_CORPORA}
 * names the folder that has it, else invented ones.
 */
final class WireTexts {
  private static final int INVENTED = 2_000;
  private static final int OF_REUTERS = 20_000;
  private static final Pattern STORY =
      Pattern.compile("<TEXT.*?>(?:.*?<TITLE>(.*?)</TITLE>)?(?:.*?<BODY>)?(.*?)</", Pattern.DOTALL);

  private WireTexts() {}

  static List<Text> found() throws IOException {
    @Nullable String corpora =
        System.getProperty("wiredesk.corpora", System.getenv("WIREDESK_CORPORA"));
    if (corpora != null) {
      return reuters(Path.of(corpora, "reuters21578"));
    }
    InventedProse prose = new InventedProse();
    return Stream.generate(() -> new Text(prose.sentence(), prose.story()))
        .limit(INVENTED)
        .toList();
  }

  private static List<Text> reuters(Path folder) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sgm.gz")).sorted().toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          String sgml = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          for (String document : sgml.split("</REUTERS>", -1)) {
            Matcher story = STORY.matcher(document);
            if (story.find()) {
              String headline = plain(Objects.requireNonNullElse(story.group(1), ""));
              texts.add(new Text(headline, plain(story.group(2))));
            }
          }
        }
      }
    }
    return texts.subList(0, OF_REUTERS);
  }

  private static String plain(String sgml) {
    return sgml.replaceAll("&#\\d+;|[\\x00-\\x08\\x0b-\\x1f]", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}
