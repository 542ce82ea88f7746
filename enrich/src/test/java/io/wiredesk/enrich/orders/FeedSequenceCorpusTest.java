package io.wiredesk.enrich.orders;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the Reuters wire of 1987, where they are at hand. They start over some sixty
 * times, after 999, after some 2,900 and in between, and the collection holds about half of them.
 */
@Tag("slow")
class FeedSequenceCorpusTest {
  /** Four dates of the collection are garbled; their stories are left out. */
  private static final Pattern STORY =
      Pattern.compile(
          "<DATE>\\s*(\\d+-[A-Z]{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d)(?:(?!</REUTERS>).)*?&#1;f(\\d{4})&#31;",
          Pattern.DOTALL);

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
    Sent first = wire.get(0);
    FeedSequence numbering = FeedSequence.startingAt(first.number, first.at.toLocalDate());
    int runs = 0;
    Sent highest = wire.get(0);
    for (Sent sent : wire) {
      boolean again = startsOver(highest, sent);
      runs += again ? 1 : 0;
      highest = again || sent.number > highest.number ? sent : highest;
      Instant now = sent.at.toInstant(ZoneOffset.UTC);
      numbering = numbering.with(sent.number, sent.at.toLocalDate(), now);
    }
    assertThat(wire).hasSizeGreaterThan(10_000);
    assertThat(numbering.run()).isEqualTo(runs);
    assertThat(numbering.last()).isEqualTo(highest.number);
  }

  /** Far below what was reached, or not above it on a later day. */
  private static boolean startsOver(Sent highest, Sent sent) {
    boolean later = sent.at.toLocalDate().isAfter(highest.at.toLocalDate());
    return sent.number < highest.number - FAR || (later && sent.number <= highest.number);
  }

  private static List<Sent> wire() throws IOException {
    List<Sent> wire = new ArrayList<>();
    for (Path file : WireCorpora.reuters()) {
      Matcher story = STORY.matcher(WireCorpora.text(file));
      while (story.find()) {
        wire.add(
            new Sent(LocalDateTime.parse(story.group(1), TIME), Long.parseLong(story.group(2))));
      }
    }
    wire.sort(Comparator.comparing(Sent::at));
    return wire;
  }
}
