package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.opensearch.OpenSearchClient.Answer;
import io.wiredesk.sink.opensearch.StoryIndex.Generations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads and writes documents, many at a time. */
final class DocumentStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenSearchClient client;
  private final int bulkBytes;

  DocumentStore(OpenSearchClient client, int bulkBytes) {
    this.client = client;
    this.bulkBytes = bulkBytes;
  }

  /** What became of a document. */
  sealed interface Outcome {
    record Written() implements Outcome {}

    /** One with a higher version is there. */
    record Outrun() implements Outcome {}

    /**
     * Never will be taken.
     *
     * @param why what OpenSearch calls it, without its reason: that may quote the text
     */
    record Refused(String why) implements Outcome {}
  }

  /** What is there of these stories, by story id; as last written, be it searchable or not. */
  Map<String, StoredDocument> read(Collection<String> storyIds, Generations indices) {
    Map<String, String> stories = new HashMap<>();
    ObjectNode request = JSON.createObjectNode();
    ArrayNode docs = request.putArray("docs");
    for (String storyId : storyIds) {
      String id = StoryDocument.documentId(storyId);
      stories.put(id, storyId);
      indices.all().forEach(index -> docs.addObject().put("_index", index).put("_id", id));
    }
    Answer answer = client.post("/_mget?_source_includes=" + StoredDocument.FIELDS, bytes(request));
    if (!answer.ok()) {
      throw new RetriableException("OpenSearch cannot read: " + answer.errorType());
    }
    Map<String, StoredDocument> found = new HashMap<>();
    for (JsonNode item : answer.body().path("docs")) {
      String fault = item.path("error").path("type").asText();
      if (!fault.isEmpty() && !fault.equals("index_not_found_exception")) {
        throw new RetriableException("OpenSearch cannot read a document: " + fault);
      }
      StoredDocument document = StoredDocument.of(item);
      if (document != null) {
        found.merge(
            stories.getOrDefault(item.path("_id").asText(), ""),
            document,
            (one, other) -> one.version() >= other.version() ? one : other);
      }
    }
    return found;
  }

  /**
   * Writes them; one outcome each, in order.
   *
   * @throws RetriableException when one of them has to be tried again
   */
  List<Outcome> write(List<StoryDocument> documents, Generations indices) {
    List<Outcome> outcomes = new ArrayList<>();
    List<byte[]> bulk = new ArrayList<>();
    int size = 0;
    for (StoryDocument document : documents) {
      byte[] operation = operation(document, indices.written());
      if (size > 0 && size + operation.length > bulkBytes) {
        outcomes.addAll(send(bulk));
        bulk.clear();
        size = 0;
      }
      bulk.add(operation);
      size += operation.length;
    }
    if (!bulk.isEmpty()) {
      outcomes.addAll(send(bulk));
    }
    return outcomes;
  }

  private static byte[] operation(StoryDocument document, String written) {
    ObjectNode action = JSON.createObjectNode();
    action
        .putObject("index")
        .put("_index", document.index() == null ? written : document.index())
        .put("_id", StoryDocument.documentId(document.storyId()))
        .put("version", document.version())
        .put("version_type", "external_gte");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes(action));
    out.write('\n');
    out.writeBytes(bytes(document.source()));
    out.write('\n');
    return out.toByteArray();
  }

  /** In halves where the cluster takes no request of that size. */
  private List<Outcome> send(List<byte[]> bulk) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bulk.forEach(out::writeBytes);
    Answer answer = client.post("/_bulk", out.toByteArray());
    if (answer.status() == 413) {
      if (bulk.size() == 1) {
        return List.of(new Outcome.Refused("request too large"));
      }
      List<Outcome> halves = new ArrayList<>(send(bulk.subList(0, bulk.size() / 2)));
      halves.addAll(send(bulk.subList(bulk.size() / 2, bulk.size())));
      return halves;
    }
    JsonNode items = answer.body().path("items");
    if (!answer.ok() || items.size() != bulk.size()) {
      throw new RetriableException(
          "OpenSearch answers a bulk request with %s (%s)"
              .formatted(answer.status(), answer.errorType()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    items.forEach(item -> outcomes.add(outcome(item.path("index"))));
    return outcomes;
  }

  private static Outcome outcome(JsonNode item) {
    int status = item.path("status").asInt();
    String fault = item.path("error").path("type").asText();
    if (status < 300) {
      return new Outcome.Written();
    }
    if (status == 409) {
      return new Outcome.Outrun();
    }
    if (OpenSearchClient.passes(status, fault) || status == 404) {
      throw new RetriableException("OpenSearch cannot take a document: " + fault);
    }
    OpenSearchClient.requireAllowed(status, fault);
    return new Outcome.Refused(fault);
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a document as JSON", e);
    }
  }
}
