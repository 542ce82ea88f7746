package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the Reuters wire of 1987, where they are at hand. They start over some sixty times,
 * after 999, after some 2,900 and in between, and the collection holds about half of them.
 */
class NumberingCorpusTest {
  private static final Pattern STORY =
      Pattern.compile("<DATE>\\s*(\\S+ [\\d:]{8}).*?&#1;f(\\d{4})&#31;", Pattern.DOTALL);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-yyyy HH:mm:ss")
          .toFormatter(Locale.ENGLISH);

  /** So far back a number cannot merely have been overtaken. */
  private static final long FAR = 200;

  private record Sent(LocalDateTime at, long number) {}

  @Test
  void startsOverWhereTheWireDoesAndMissesWhatIsNotThere() throws IOException {
    List<Sent> wire = wire();
    @Nullable Numbering numbering = null;
    int runs = 0;
    long highest = 0;
    for (Sent sent : wire) {
      runs += sent.number < highest - FAR ? 1 : 0;
      highest = sent.number < highest - FAR ? sent.number : Math.max(highest, sent.number);
      Instant now = sent.at.toInstant(ZoneOffset.UTC);
      numbering =
          numbering == null
              ? Numbering.startingAt(sent.number, sent.at.toLocalDate())
              : numbering.with(sent.number, sent.at.toLocalDate(), now);
    }
    assertThat(wire).hasSizeGreaterThan(10_000);
    assertThat(numbering).isNotNull();
    assertThat(numbering.run()).isEqualTo(runs);
    assertThat(numbering.last()).isEqualTo(highest);
  }

  private static List<Sent> wire() throws IOException {
    List<Sent> wire = new ArrayList<>();
    for (Path file : Corpora.reuters()) {
      Matcher story = STORY.matcher(Corpora.text(file));
      while (story.find()) {
        wire.add(
            new Sent(LocalDateTime.parse(story.group(1), TIME), Long.parseLong(story.group(2))));
      }
    }
    wire.sort(Comparator.comparing(Sent::at));
    return wire;
  }
}
