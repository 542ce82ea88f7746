package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.service.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is stored, as JSON below {@code /api/v1}: stories, one story's file, groups of copies. */
public final class StoryApi {
  private static final int MOST_TYPED = 500;

  private static final List<String> PATHS =
      List.of("stories", "story", "story/records", "copies", "copies/group");

  private final Optional<StorageQueries> storage;
  private final RecordFinder finder;

  /**
   * Serves what is stored.
   *
   * @param storage empty where no database is configured: then every answer says so
   */
  public StoryApi(Optional<StorageQueries> storage, RecordFinder finder) {
    this.storage = storage;
    this.finder = finder;
  }

  public void addTo(ServerBuilder server) {
    storage.ifPresentOrElse(stored -> serve(server, stored), () -> refuse(server));
  }

  private static void refuse(ServerBuilder server) {
    for (String path : PATHS) {
      Answers.get(
          server,
          "/api/v1/" + path,
          query ->
              Problem.of(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "monitor.postgres is not set: nothing that is stored can be shown"));
    }
  }

  private void serve(ServerBuilder server, StorageQueries storage) {
    StoryList list = new StoryList(storage);
    StoryDetail story = new StoryDetail(storage);
    StoryRecords records = new StoryRecords(storage, finder);
    CopyGroups groups = new CopyGroups(storage);
    Answers.get(server, "/api/v1/stories", query -> stories(list, query));
    Answers.get(server, "/api/v1/story", ofId(story::of));
    Answers.get(server, "/api/v1/story/records", ofId(records::of));
    Answers.get(
        server, "/api/v1/copies", query -> groups.page(StoryFilter.ofCopies(query), cursor(query)));
    Answers.get(server, "/api/v1/copies/group", ofId(groups::group));
  }

  private static ObjectNode stories(StoryList list, QueryParameters query) {
    String typed = given(query, "q");
    if (typed != null && typed.length() > MOST_TYPED) {
      throw new BadRequestException("q is longer than " + MOST_TYPED + " characters");
    }
    return list.page(typed, StoryFilter.of(query), cursor(query));
  }

  private static Function<QueryParameters, Object> ofId(
      Function<String, Optional<ObjectNode>> question) {
    return query -> {
      String id = given(query, "id");
      if (id == null) {
        throw new BadRequestException("id is missing");
      }
      return question
          .apply(id)
          .<Object>map(json -> json)
          .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "nothing is stored under that id"));
    };
  }

  private static PageCursor cursor(QueryParameters query) {
    return PageCursor.of(query.text("after"));
  }

  /** PostgreSQL's text holds no zero character. */
  private static @Nullable String given(QueryParameters query, String name) {
    String value = query.text(name);
    String clean = value == null ? "" : value.replace("\0", "").strip();
    return clean.isEmpty() ? null : clean;
  }
}
