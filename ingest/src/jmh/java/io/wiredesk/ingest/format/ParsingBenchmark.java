package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wiredesk.ingest.format.message.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A story of 3 kB from bytes to outcomes on one core, recognising its format included, and beside
 * it what reading the same bytes costs at the least: all events of a StAX reader, all tokens of
 * Jackson's, or the lines of the text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ParsingBenchmark {
  private static final XMLInputFactory XML = XMLInputFactory.newFactory();
  private static final JsonFactory JSON = new JsonFactory();

  /** The format's name. */
  @Param({"newsml-g2"})
  public String format;

  private byte[] message;

  @Setup
  public void write() {
    message = Articles.in(format);
  }

  /** What Wiredesk does. */
  @Benchmark
  public List<Outcome> parse() {
    return Formats.parse(message, Contexts.DEMO);
  }

  /** The least that anyone must do. */
  @Benchmark
  public long bare() throws IOException, XMLStreamException {
    return switch (message[0]) {
      case '<' -> xml();
      case '{' -> json();
      default -> lines();
    };
  }

  private long xml() throws XMLStreamException {
    long chars = 0;
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(message));
    while (xml.hasNext()) {
      xml.next();
      chars += xml.hasText() ? xml.getText().length() : 0;
    }
    xml.close();
    return chars;
  }

  private long json() throws IOException {
    long chars = 0;
    try (JsonParser json = JSON.createParser(message)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        chars += token.isScalarValue() ? json.getText().length() : 0;
      }
    }
    return chars;
  }

  private long lines() {
    return new String(message, UTF_8).lines().mapToLong(String::length).sum();
  }
}
