package io.wiredesk.sink.opensearch;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Asks the cluster with settings that are about to be used. One that is away is no fault of the
 * settings.
 */
public final class ClusterCheck {
  private ClusterCheck() {}

  /** By key, what is wrong and how to put it right; empty when all is well, or cannot be known. */
  public static Map<String, String> faults(OpenSearchSinkConfig config) {
    try {
      OpenSearchClient.Answer answer = new OpenSearchClient(config).get("/");
      return answer.ok() && answer.body().path("version").has("number")
          ? Map.of()
          : Map.of(OpenSearchSinkConfig.URL, "what answers there is no OpenSearch");
    } catch (RetriableException e) {
      return Map.of();
    } catch (ConnectException e) {
      return Map.of(OpenSearchSinkConfig.PASSWORD, String.valueOf(e.getMessage()));
    }
  }
}
