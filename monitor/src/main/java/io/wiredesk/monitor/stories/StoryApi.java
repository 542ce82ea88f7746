package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.storage.StorageException;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.monitor.topics.Failures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What is stored, as JSON below {@code /api/v1}: stories, one story's file, groups of copies. */
public final class StoryApi {
  private static final MediaType PROBLEM = MediaType.parse("application/problem+json");
  private static final int MOST_TYPED = 500;

  private static final List<String> PATHS =
      List.of("stories", "story", "story/records", "copies", "copies/group");

  private final @Nullable StorageQueries storage;
  private final RecordFinder finder;

  /**
   * @param storage null where no database is configured
   */
  public StoryApi(@Nullable StorageQueries storage, RecordFinder finder) {
    this.storage = storage;
    this.finder = finder;
  }

  public void addTo(ServerBuilder server) {
    if (storage == null) {
      HttpService none =
          (ctx, req) ->
              problem(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "monitor.postgres is not set: nothing that is stored can be shown");
      PATHS.forEach(path -> server.service("/api/v1/" + path, none));
      return;
    }
    StoryList list = new StoryList(storage);
    StoryDetail file = new StoryDetail(storage);
    StoryRecords records = new StoryRecords(storage, finder);
    CopyGroups groups = new CopyGroups(storage);
    server.service("/api/v1/stories", asked(params -> Optional.of(stories(list, params))));
    server.service("/api/v1/story", asked(params -> file.of(id(params))));
    server.service("/api/v1/story/records", asked(params -> records.of(id(params))));
    server.service("/api/v1/copies", asked(params -> Optional.of(groups.page(cursor(params)))));
    server.service("/api/v1/copies/group", asked(params -> groups.group(id(params))));
  }

  private static ObjectNode stories(StoryList list, QueryParams params) {
    String typed = given(params, "q");
    if (typed != null && typed.length() > MOST_TYPED) {
      throw new IllegalArgumentException("q is longer than " + MOST_TYPED + " characters");
    }
    return list.page(typed, given(params, "feed"), cursor(params));
  }

  private static StoryCursor cursor(QueryParams params) {
    return StoryCursor.of(params.get("after"));
  }

  private static String id(QueryParams params) {
    String id = given(params, "id");
    if (id == null) {
      throw new IllegalArgumentException("id is missing");
    }
    return id;
  }

  /** PostgreSQL's text holds no zero character. */
  private static @Nullable String given(QueryParams params, String name) {
    String value = params.get(name, "").replace("\0", "").strip();
    return value.isEmpty() ? null : value;
  }

  /** Answers off the event loop: the database may take its time. */
  private static HttpService asked(Function<QueryParams, Optional<ObjectNode>> question) {
    return (ctx, req) ->
        HttpResponse.of(
            CompletableFuture.supplyAsync(
                () -> answer(question, QueryParams.fromQueryString(ctx.query())),
                ctx.blockingTaskExecutor()));
  }

  private static HttpResponse answer(
      Function<QueryParams, Optional<ObjectNode>> question, QueryParams params) {
    try {
      return question
          .apply(params)
          .map(json -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, json.toString()))
          .orElseGet(() -> problem(HttpStatus.NOT_FOUND, "nothing is stored under that id"));
    } catch (IllegalArgumentException e) {
      return problem(HttpStatus.BAD_REQUEST, Failures.reason(e));
    } catch (StorageException | KafkaException e) {
      return problem(HttpStatus.SERVICE_UNAVAILABLE, Failures.reason(e));
    }
  }

  private static HttpResponse problem(HttpStatus status, String detail) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", status.code()).put("title", status.reasonPhrase()).put("detail", detail);
    return HttpResponse.of(status, PROBLEM, json.toString());
  }
}
