package io.wiredesk.monitor.needs;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.JsonBody;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.service.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What needs somebody, at {@code /api/v1/needs}, and to take it on. */
public final class NeedsApi {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int KEY_LENGTH = 1_000;
  private static final int BY_LENGTH = 60;
  private static final int REASON_LENGTH = 200;

  private final NeedList list;
  private final Acknowledgements acknowledgements;
  private final BiConsumer<String, Notice> notices;
  private final InstantSource clock;

  /** What the list gives. */
  private record Needs(Instant at, List<Need> needs) {}

  /**
   * Serves them.
   *
   * @param notices writes a notice under a key
   */
  public NeedsApi(
      NeedList list,
      Acknowledgements acknowledgements,
      BiConsumer<String, Notice> notices,
      InstantSource clock) {
    this.list = list;
    this.acknowledgements = acknowledgements;
    this.notices = notices;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/needs", query -> new Needs(clock.instant(), list.last()));
    Answers.post(server, "/api/v1/needs/acknowledge", PATIENCE, this::acknowledge);
  }

  private HttpResponse acknowledge(String body) {
    JsonBody json = new JsonBody(body);
    String key = json.line("key", 1, KEY_LENGTH);
    String by = json.line("by", 1, BY_LENGTH);
    String reason = json.line("reason", 3, REASON_LENGTH);
    Optional<Need> need = list.last().stream().filter(n -> n.key().equals(key)).findFirst();
    if (need.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "nothing of that key needs anybody now");
    }
    String storyId = need.get().storyId();
    Notice notice =
        Notice.newBuilder()
            .setKind(NoticeKind.ACKNOWLEDGED)
            .setStoryId(storyId)
            .setFeed(need.get().kind() == NeedKind.SILENT ? need.get().about() : null)
            .setAbout(key)
            .setBy(by)
            .setText(reason)
            .setAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .build();
    notices.accept(storyId == null ? need.get().about() : storyId, notice);
    acknowledgements.take(notice);
    return Answers.json(need.get().taken(acknowledgements.of(key)));
  }
}
