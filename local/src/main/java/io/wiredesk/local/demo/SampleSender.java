package io.wiredesk.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.local.demo.SentMessage.Answer;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.local.stack.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Sends messages as an agency would: one after the other, each when the one before is answered. */
final class SampleSender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUSY = 503;

  private final Endpoints endpoints;
  private final SampleTimes times;
  private int sent;

  SampleSender(Endpoints endpoints, SampleTimes times) {
    this.endpoints = endpoints;
    this.times = times;
  }

  SentMessage send(SampleMessage message) throws IOException, InterruptedException {
    sent++;
    byte[] bytes = times.fill(SampleWire.text(message));
    boolean pushed = message.via() == SampleMessage.Via.http;
    String name =
        pushed ? message.file() : String.format(Locale.ROOT, "%02d-%s", sent, message.file());
    Answer answer = pushed ? push(message, bytes) : drop(message, bytes, name);
    return new SentMessage(message, ByteBuffer.wrap(bytes), name, answer);
  }

  private Answer push(SampleMessage message, byte[] bytes)
      throws IOException, InterruptedException {
    HttpRequest request = request(message, bytes);
    return Waiting.until(
        PATIENCE,
        "ingest to take " + message.id(),
        () -> {
          Http.Answer answer = Http.send(request);
          if (answer.status() == BUSY) {
            return Waiting.notYet(answer.body());
          }
          return Waiting.done(read(answer));
        });
  }

  private HttpRequest request(SampleMessage message, byte[] bytes) throws IOException {
    HttpRequest.Builder request =
        Http.request(endpoints.ingest() + "/v1/feeds/" + message.feed())
            .header("Authorization", "Bearer " + feed(message).key())
            .header("Content-Type", Objects.requireNonNull(message.type()));
    if (message.gzip()) {
      request.header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(gzip(bytes)));
    } else {
      request.POST(BodyPublishers.ofByteArray(bytes));
    }
    return request.build();
  }

  private static Answer read(Http.Answer answer) throws IOException {
    JsonNode json = JSON.readTree(answer.body());
    List<String> reasons = new ArrayList<>();
    json.path("rejected").forEach(item -> reasons.add(item.path("reason").asText()));
    if (!answer.ok() && reasons.isEmpty()) {
      reasons.add(json.path("detail").asText());
    }
    return new Answer(
        String.valueOf(answer.status()),
        places(json.path("accepted")),
        places(json.path("rejected")),
        reasons);
  }

  private static List<RecordAt> places(JsonNode items) {
    List<RecordAt> places = new ArrayList<>();
    items.forEach(
        item ->
            places.add(new RecordAt(item.path("partition").asInt(), item.path("offset").asLong())));
    return places;
  }

  /** Written beside the inbox and moved in, so that nobody sees half a file. */
  private Answer drop(SampleMessage message, byte[] bytes, String name)
      throws IOException, InterruptedException {
    Path inbox = Path.of(feed(message).inbox());
    Path part = inbox.resolve("." + name + ".part");
    Files.write(part, bytes);
    Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return Waiting.until(
        PATIENCE,
        "ingest to take the file " + name,
        () -> {
          if (Files.exists(inbox.resolve("done").resolve(name))) {
            return Waiting.done(Answer.folder("done"));
          }
          Path reason = inbox.resolve("rejected").resolve(name + ".reason.txt");
          if (Files.exists(inbox.resolve("rejected").resolve(name)) && Files.exists(reason)) {
            return Waiting.done(Answer.folder("rejected", Files.readString(reason).strip()));
          }
          return Waiting.notYet("it is still in " + inbox);
        });
  }

  private Endpoints.Feed feed(SampleMessage message) {
    Endpoints.Feed feed = endpoints.feeds().get(message.feed());
    if (feed == null) {
      throw new CommandException("the stack has no feed " + message.feed());
    }
    return feed;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
