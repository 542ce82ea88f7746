package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.SinkHarness.COPIES;
import static io.wiredesk.sink.postgres.SinkHarness.STORIES;
import static io.wiredesk.sink.postgres.Stories.copy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantee 6: one bad record never blocks or loses another. */
class PoisonIsIsolatedIT {
  private final SinkHarness bench = new SinkHarness();

  static Stream<Arguments> poison() {
    byte[] good = SinkHarness.bytes(story("p", 1));
    byte[] wrongMagic = good.clone();
    wrongMagic[0] = 7;
    byte[] otherKind = good.clone();
    otherKind[4] = (byte) SinkHarness.rawSchemaId();
    byte[] flipped = good.clone();
    Arrays.fill(flipped, 6, 40, (byte) 0xFF);
    Story nameless = story("p", 1);
    nameless.getWire().setStoryId(" ");
    return Stream.of(
        Arguments.of("empty", STORIES, new byte[0]),
        Arguments.of("text", STORIES, "no Avro at all".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("wrong magic byte", STORIES, wrongMagic),
        Arguments.of("a record of another kind", STORIES, otherKind),
        Arguments.of("truncated", STORIES, Arrays.copyOf(good, good.length / 2)),
        Arguments.of("only the header", STORIES, Arrays.copyOf(good, 5)),
        Arguments.of("garbled", STORIES, flipped),
        Arguments.of("no story id", STORIES, SinkHarness.bytes(nameless)),
        Arguments.of("a copy of nothing", COPIES, good));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poison")
  void goesToTheDeadLettersAsItCameAndItsNeighboursAreStored(
      String what, TopicPartition partition, byte[] bytes) {
    bench.stories(story("a", 1)).copies(copy("c", 1, "a"));
    bench.raw(partition, bytes);
    bench.stories(story("b", 1)).copies(copy("d", 1, "a"));
    try (SinkHarness.Reader reader = bench.reader(STORIES, COPIES)) {
      reader.drain();
      assertThat(reader.context.rejected).as(what).hasSize(1);
      assertThat(reader.context.rejected.get(0).value()).isSameAs(bytes);
      assertThat(reader.context.metric("records-rejected")).isEqualTo(1L);
      assertThat(reader.context.metric("records-stored")).isEqualTo(4L);
      assertThat(reader.storage.stored()).containsEntry(partition, new OffsetAndMetadata(3));
    }
    assertThat(bench.query("SELECT story_id FROM story ORDER BY 1")).containsExactly("a", "b");
    assertThat(bench.query("SELECT story_id FROM story_copy ORDER BY 1")).containsExactly("c", "d");
  }

  @Test
  void aRowThatPostgresRefusesIsFoundAmongItsNeighbours() {
    for (int i = 0; i < 20; i++) {
      bench.stories(story("n" + i, 1));
    }
    bench.stories(story(incompressible(9000), 1), story("n3", 2));
    for (int i = 20; i < 40; i++) {
      bench.stories(story("n" + i, 1));
    }
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.drain();
      assertThat(reader.context.rejected).extracting(r -> r.kafkaOffset()).containsExactly(20L);
      assertThat(reader.context.reasons.get(0)).hasMessageContaining("SQLSTATE 54000");
    }
    assertThat(bench.query("SELECT count(*), max(revision_number) FROM story"))
        .containsExactly("40|2");
  }

  /** Too long for an index even when compressed. */
  private static String incompressible(int length) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  @Test
  void aDeadLetterOfAStoryThatWasKilledSinceBringsNothingOfItBack() {
    bench.stories(story("warm-up", 2)).drain();
    bench.query(
        "ALTER TABLE story_current ADD CONSTRAINT refused CHECK (headline NOT LIKE '%take 1')");
    bench.stories(story("a", 1));
    byte[] letter;
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.drain();
      letter = (byte[]) reader.context.rejected.get(0).value();
    }
    bench.query("ALTER TABLE story_current DROP CONSTRAINT refused");
    bench.stories(kill("a", 2)).drain();

    bench.raw(STORIES, letter).drain();

    assertThat(
            bench.query(
                "SELECT revision_number, headline, body, slugline, pub_status FROM story"
                    + " WHERE story_id = 'a'"))
        .containsExactly("2||||canceled");
    assertThat(
            bench.query(
                "SELECT revision_key, headline, body, slugline FROM story_revision"
                    + " WHERE story_id = 'a' ORDER BY 1"))
        .containsExactly("key-1|||", "key-2|||");
  }

  @Test
  void aRecordIsReportedOnceThoughItsBatchIsTriedAgain() {
    bench.stories(story("a", 1)).raw(STORIES, new byte[] {1});
    try (SinkHarness.Reader reader = bench.reader(new Tampered(7), STORIES)) {
      reader.drain();
      assertThat(reader.context.metric("retries")).isEqualTo(1L);
      assertThat(reader.context.rejected).hasSize(1);
    }
  }

  @Test
  void aSchemaIdThatTheRegistryDoesNotKnowIsPoison() throws IOException {
    byte[] unknownId = SinkHarness.bytes(story("p", 1));
    unknownId[1] = 99;
    bench.stories(story("a", 1)).raw(STORIES, unknownId).stories(story("b", 1));
    try (StubRegistry registry = new StubRegistry();
        SinkHarness.Reader reader = bench.readerOf(registry.url(), STORIES)) {
      reader.drain();
      assertThat(reader.context.rejected).extracting(r -> r.kafkaOffset()).containsExactly(1L);
    }
    assertThat(bench.query("SELECT count(*) FROM story")).containsExactly("2");
  }

  @ParameterizedTest(name = "status {0}")
  @ValueSource(ints = {401, 404, 429, 500, 503})
  void aRegistryThatAnswersWronglyIsNoReasonToRejectAnything(int status) throws IOException {
    bench.stories(story("a", 1));
    try (StubRegistry registry = new StubRegistry();
        SinkHarness.Reader reader = bench.readerOf(registry.url(), STORIES)) {
      registry.fail(status);
      assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(RetriableException.class);
      assertThat(reader.storage.stored()).isEmpty();
      registry.fail(0);
      reader.drain();
      assertThat(reader.context.rejected).isEmpty();
    }
    assertThat(bench.query("SELECT count(*) FROM story")).containsExactly("1");
  }

  @Test
  void anAbsentRegistryIsNoReasonToRejectAnything() {
    bench.stories(story("a", 1));
    try (SinkHarness.Reader reader = bench.readerOf("http://127.0.0.1:9", STORIES)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(RetriableException.class);
      }
      assertThat(reader.context.rejected).isEmpty();
      assertThat(reader.storage.stored()).isEmpty();
    }
    assertThat(bench.drain().query("SELECT story_id FROM story")).containsExactly("a");
  }

  @Test
  void textThatPostgresCannotHoldIsStoredWithItsDamageMarked() {
    Story odd = story("o", 1);
    odd.getWire().setHeadline("nul \u0000 inside");
    odd.getWire().setBody("body \u0000");
    odd.getWire().setSubjects(List.of(new Concept("q\u0000", "Se\u0000a")));
    odd.getWire().setWarnings(List.of("odd \u0000", "quote \" comma , brace } back \\"));
    odd.setAnnotations(
        Annotations.newBuilder()
            .setPeople(List.of("A\u0000B"))
            .setTickers(List.of("T\u0000"))
            .build());
    bench.stories(odd, story("b", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.drain();
      assertThat(reader.context.rejected).isEmpty();
    }
    assertThat(
            bench.query(
                "SELECT headline, subjects->0->>'name', annotations->'people'->>0, warnings[2]"
                    + " FROM story WHERE story_id = 'o'"))
        .containsExactly("nul \uFFFD inside|Se\uFFFDa|A\uFFFDB|quote \" comma , brace } back \\");
  }

  @Test
  void absurdTimesAreBoundedAndKeepTheirOrder() {
    Story future = story("f", 1);
    future.getWire().setVersionCreated(Instant.ofEpochMilli(Long.MAX_VALUE));
    future.getWire().setFirstCreated(Instant.ofEpochMilli(Long.MIN_VALUE));
    future.getWire().setExpires(Instant.parse("2099-01-01T00:00:00Z"));
    bench.stories(future).drain();
    assertThat(
            bench.query(
                "SELECT extract(year FROM version_created), extract(year FROM first_created),"
                    + " extract(year FROM expires) FROM story"))
        .containsExactly("9999|1|2099");
  }

  @Test
  void hugeAndOddBodiesAreStoredWhole() {
    Story huge = story("h", 1);
    StringBuilder body = new StringBuilder();
    for (int i = 0; body.length() < 3_000_000; i++) {
      body.append(Integer.toString(i, 36)).append('-').append(i).append(' ');
    }
    huge.getWire().setBody(body.toString());
    Story oneWord = story("w", 1);
    oneWord.getWire().setBody("w".repeat(500_000));
    bench.stories(huge, oneWord, story("b", 1)).drain();
    assertThat(bench.query("SELECT story_id, length(body) FROM story ORDER BY 1"))
        .containsExactly("b|58", "h|" + body.length(), "w|500000");
  }
}
