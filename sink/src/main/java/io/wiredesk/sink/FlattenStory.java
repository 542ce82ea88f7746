package io.wiredesk.sink;

import io.wiredesk.sink.archive.FlatStory;
import io.wiredesk.sink.story.Decoded;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.StoryDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * A transform for connectors that want a flat record and not our schemas: bytes of {@code
 * wire.stories} or {@code wire.duplicates} become one struct a revision, without what a kill takes.
 * What cannot be read goes to the connector's dead letters as it came.
 */
public final class FlattenStory implements Transformation<SinkRecord>, Versioned {
  private static final String REGISTRY_URL = "schema.registry.url";
  private static final String ERASE = "erase";
  private static final ConfigDef SETTINGS =
      new ConfigDef()
          .define(
              REGISTRY_URL,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              "Schema registry that knows the topics' schemas. Other settings of Confluent's client"
                  + " may stand beside it.")
          .define(
              ERASE,
              ConfigDef.Type.STRING,
              "all",
              ConfigDef.ValidString.in("all", "text"),
              Importance.MEDIUM,
              "What a kill takes: all that tells of the text, or headlines, dateline, body and what"
                  + " was found in them.");

  private @Nullable StoryDecoder decoder;

  @Override
  public ConfigDef config() {
    return SETTINGS;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    String erase = String.valueOf(SETTINGS.parse(settings).get(ERASE));
    Erase policy = Erase.valueOf(erase.toUpperCase(Locale.ROOT));
    decoder = withOwnClasses(() -> new StoryDecoder(settings, policy));
  }

  @Override
  public SinkRecord apply(SinkRecord source) {
    StoryDecoder reading = Objects.requireNonNull(decoder, "configured");
    Decoded decoded = withOwnClasses(() -> reading.decode(source));
    if (decoded instanceof Decoded.Bad bad) {
      throw new DataException("not a story: " + bad.why().getMessage(), bad.why());
    }
    return source.newRecord(
        source.topic(),
        source.kafkaPartition(),
        source.keySchema(),
        source.key(),
        FlatStory.SCHEMA,
        FlatStory.of(((Decoded.Good) decoded).row()),
        source.timestamp());
  }

  /**
   * Connect calls a transform with the class loader of the connector's plugin, which may be
   * another; Confluent's client looks its own classes up there.
   */
  private static <T> T withOwnClasses(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(FlattenStory.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
