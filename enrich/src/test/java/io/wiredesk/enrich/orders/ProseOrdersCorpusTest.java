package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No ordinary story orders a kill: 21,578 of them and all samples, where they are at hand. Each
 * paragraph is read as a note of its own, since a long body would not be read for orders at all.
 */
@Tag("slow")
class ProseOrdersCorpusTest {
  private static final Pattern STORY = Pattern.compile("<TEXT(.*?)</TEXT>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>|&#?\\w+;");
  private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n|\\n {2,}|</p>|</");

  /** Bytes; an archive in one file is no message. */
  private static final long LONGEST = 2_000_000;

  @Test
  void noneOnTheReutersWire() throws IOException {
    List<String> orders = new ArrayList<>();
    int stories = 0;
    for (Path file : WireCorpora.reuters()) {
      Matcher story = STORY.matcher(WireCorpora.text(file));
      while (story.find()) {
        stories++;
        orders(story.group(1), "reuters", orders);
      }
    }
    assertThat(stories).isEqualTo(21_578);
    assertThat(orders).isEmpty();
  }

  @Test
  void noneInTheSamples() throws IOException {
    List<String> orders = new ArrayList<>();
    for (Path file : WireCorpora.samples()) {
      if (Files.size(file) < LONGEST) {
        for (String wire : List.of("dpa", "ap", "reuters")) {
          orders(WireCorpora.text(file), wire, orders);
        }
      }
    }
    assertThat(orders).isEmpty();
  }

  /** What is ordered is the corpus's own text and is shown by the console of the test alone. */
  private static void orders(String text, String provider, List<String> orders) {
    for (String part : PARAGRAPH.splitAsStream(text).toList()) {
      String paragraph = TAG.matcher(part).replaceAll(" ").strip();
      WireStory message = Wires.message("s", paragraph).setProvider(provider).build();
      ProseOrders.in(message).forEach(order -> orders.add(order.toString()));
    }
  }
}
