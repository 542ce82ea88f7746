package io.wiredesk.enrich.match;

import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.enrich.match.memory.KafkaRouteStores;
import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.KnownText;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.enrich.text.CleanText;
import io.wiredesk.enrich.text.NormalText;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Exact copies alone, by the match stage's own detector and store: bytes in, the same bytes out.
 */
public final class ExactStage implements Processor<byte[], byte[], byte[], byte[]> {
  public static final Duration WINDOW = Duration.ofDays(60);

  /** Magic byte and schema id. */
  private static final int PREFIX = 5;

  private static final TaskStore STORE = new TaskStore("exact");

  private final Messages messages = new Messages();
  private ProcessorContext<byte[], byte[]> context;
  private CopyDetector detector;

  /** Reads one topic and writes two. */
  public static Topology topology(String from, String unique, String copies) {
    var bytes = Serdes.ByteArray();
    return new Topology()
        .addSource("raw", bytes.deserializer(), bytes.deserializer(), from)
        .addProcessor("exact", ExactStage::new, "raw")
        .addStateStore(STORE.builder(), "exact")
        .addSink("unique", unique, bytes.serializer(), bytes.serializer(), "exact")
        .addSink("copies", copies, bytes.serializer(), bytes.serializer(), "exact");
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> taskContext) {
    context = taskContext;
    RouteStores stores = new KafkaRouteStores(taskContext, STORE, "en");
    Retention texts =
        new Retention(stores.open(StoreNames.MATCH_AGE, Retention.codec()), WINDOW, Long.MAX_VALUE);
    detector =
        new CopyDetector(
            List.of(new ExactMatcher(stores.open(StoreNames.MATCH_TEXT, KnownText.codec()), texts)),
            stores.open(StoreNames.MATCH_STORY, KnownStory.codec()),
            new CopyFamily(stores.open(StoreNames.MATCH_FAMILY, Retention.codec())),
            texts,
            Retention.byAge(stores.open(StoreNames.MATCH_STORY_AGE, Retention.codec()), WINDOW));
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    WireStory story = messages.read(message.value());
    boolean copy = detector.decide(CopyFinder.first(story), story.getReceivedAt()).copy() != null;
    context.forward(message, copy ? "copies" : "unique");
  }

  /** Reads messages; belongs to one thread. */
  public static final class Messages {
    private final SpecificDatumReader<WireStory> reader =
        new SpecificDatumReader<>(WireStory.class);
    private BinaryDecoder decoder;

    public WireStory read(byte[] value) {
      decoder = DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, decoder);
      try {
        return reader.read(null, decoder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What a text is known by; a message without one by its id. */
    public String hash(byte[] value) {
      return hash(read(value));
    }

    public static String hash(WireStory story) {
      return NormalText.hash(String.valueOf(story.getHeadline()), CleanText.body(story))
          .orElse(story.getStoryId());
    }
  }
}
