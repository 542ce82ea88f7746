package io.wiredesk.cli.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A story of an archive, {@code {"id","time","title","body","language","source","dateline",
 * "byline","change"}}, as the message that would have brought it. Only the id and one of title and
 * body are needed; times without a zone are UTC. A story without a time, or with one that is still
 * to come, counts as received with the one before it, so that an absurd clock forgets nothing.
 */
final class JsonStory {
  private static final Duration CLOCK_AHEAD = Duration.ofDays(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(
          "yyyy-MM-dd[['T'][ ]HH:mm[:ss][.SSSSSS][.SSS]][XXX][X]", Locale.ROOT);

  private final InstantSource clock;
  private Instant before = Instant.EPOCH;

  JsonStory(InstantSource clock) {
    this.clock = clock;
  }

  WireStory message(ObjectNode line) throws JsonLines.Refused {
    String id = id(line);
    String title = text(line, "title", text(line, "headline", null));
    String body = text(line, "body", null);
    if (title == null && body == null) {
      throw new JsonLines.Refused("story " + id + " has neither \"title\" nor \"body\"");
    }
    @Nullable Instant time = time(line);
    boolean usable = time != null && !time.isAfter(clock.instant().plus(CLOCK_AHEAD));
    before = usable && time != null ? time : before;
    String dateline = text(line, "dateline", null);
    return WireStory.newBuilder()
        .setStoryId(id)
        .setGuid(id)
        .setVersionCreated(time)
        .setReceivedAt(before)
        .setHeadline(title)
        .setBody(body == null ? "" : body)
        .setDateline(
            dateline == null || dateline.isBlank()
                ? null
                : Dateline.newBuilder().setText(dateline).build())
        .setByline(text(line, "byline", null))
        .setLanguage(text(line, "language", null))
        .setProvider(text(line, "source", text(line, "provider", null)))
        .setChange(change(line))
        .setFeed(text(line, "feed", "archive"))
        .setTransport("file")
        .setFormat("jsonl")
        .setOriginalSha256("")
        .build();
  }

  private static String id(ObjectNode line) throws JsonLines.Refused {
    JsonNode id = line.path("id");
    if ((!id.isTextual() && !id.isIntegralNumber()) || id.asText().isBlank()) {
      throw new JsonLines.Refused("\"id\" must be a text or a whole number");
    }
    return id.asText();
  }

  private static @Nullable String text(ObjectNode line, String name, @Nullable String otherwise)
      throws JsonLines.Refused {
    JsonNode value = line.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new JsonLines.Refused("\"" + name + "\" must be a text");
    }
    return value.asText();
  }

  private static Change change(ObjectNode line) throws JsonLines.Refused {
    String change = Objects.requireNonNullElse(text(line, "change", null), "unknown");
    try {
      return change.equals("new") ? Change.new$ : Change.valueOf(change);
    } catch (IllegalArgumentException e) {
      throw new JsonLines.Refused("\"change\" is not known: " + change);
    }
  }

  private static @Nullable Instant time(ObjectNode line) throws JsonLines.Refused {
    String time = text(line, "time", null);
    if (time == null || time.isBlank()) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          TIME.parseBest(time.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime zoned) {
        return zoned.toInstant();
      }
      return parsed instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new JsonLines.Refused("\"time\" is not an ISO 8601 time: " + time);
    }
  }
}
