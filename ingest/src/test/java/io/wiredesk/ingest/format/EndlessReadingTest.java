package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ReadingDeadline;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reading that would never end is ended: its bytes are kept, and the next message is read. */
class EndlessReadingTest {
  private static final TextPattern ENDLESS = TextPattern.of("(x+x+)+\\1y");

  /** A format with a fault: it reads two lines, and the second for ever. */
  private static final WireFormat LINES =
      new WireFormat() {
        @Override
        public String name() {
          return "lines";
        }

        @Override
        public String sign() {
          return "none";
        }

        @Override
        public boolean recognises(Message message) {
          return true;
        }

        @Override
        public List<Item> items(Message message) {
          int second = message.text().indexOf('\n') + 1;
          return Item.each(message, IntStream.of(0, second), EndlessReadingTest::read);
        }
      };

  private static void read(String line, Draft draft) {
    draft.identify(null, ENDLESS.matcher(line).find() ? "y" : line.strip());
  }

  @Test
  void isEnded() {
    AtomicLong now = new AtomicLong();
    ReadingDeadline deadline =
        new ReadingDeadline(() -> now.getAndAdd(TimeUnit.SECONDS.toNanos(10)));
    byte[] bytes = ("a\n" + "x".repeat(200)).getBytes(UTF_8);
    Message message = Message.of(bytes, Contexts.DEMO, deadline);

    List<Outcome> outcomes =
        TextPattern.whileAsking(
                deadline::check, () -> new MessageReader(LINES, message, false).read())
            .stream()
            .map(ExplainedOutcome::outcome)
            .toList();

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            NotAStory.class,
            late -> {
              assertThat(late.code()).isEqualTo(RejectCode.LIMIT);
              assertThat(late.reason())
                  .isEqualTo("Not read within the time limit of 30 s. Send it in parts.");
              assertThat(new String(late.bytes(), UTF_8)).isEqualTo("x".repeat(200));
            });
    assertThat(Formats.parse(FormatSamples.all().get(0).good().getBytes(UTF_8), Contexts.DEMO))
        .hasOnlyElementsOfType(Parsed.class);
  }
}
