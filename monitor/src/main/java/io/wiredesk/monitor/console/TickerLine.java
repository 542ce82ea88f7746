package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the tape: what a record tells, in as few words as a moving list can show. */
final class TickerLine {
  private static final int TITLE_LENGTH = 120;

  private TickerLine() {}

  /** A story or, where it has whose copy it is, a copy. */
  static ObjectNode of(Story story) {
    WireStory wire = story.getWire();
    Copy copy = story.getCopy();
    ObjectNode json = line(copy == null ? "story" : "copy", wire.getFeed(), wire.getReceivedAt());
    json.put("storyId", wire.getStoryId());
    json.put("title", title(story));
    json.put("provider", wire.getProvider());
    json.put("language", language(story));
    json.put("urgency", wire.getUrgency());
    json.put("pubStatus", wire.getPubStatus().name());
    json.put("change", word(story.getRevision().getChange()));
    json.put("revision", story.getRevision().getNumber());
    json.put("current", story.getRevision().getCurrent());
    json.put("place", wire.getDateline() == null ? null : wire.getDateline().getPlace());
    if (copy != null) {
      json.put("relation", copy.getRelation().name());
      json.put("ofStoryId", copy.getOfStoryId());
      json.put("groupId", copy.getGroupId());
      json.put("similarity", copy.getSimilarity());
    }
    return json;
  }

  static ObjectNode of(Notice notice, String text) {
    ObjectNode json = line("notice", notice.getFeed(), notice.getAt());
    json.put("storyId", notice.getStoryId());
    json.put("title", text);
    json.put("notice", notice.getKind().name());
    return json;
  }

  static ObjectNode of(Rejected rejected) {
    ObjectNode json = line("rejected", rejected.getFeed(), rejected.getAt());
    json.put("storyId", rejected.getStoryId());
    json.put("title", rejected.getReason());
    json.put("code", rejected.getCode());
    json.put("stage", rejected.getStage());
    return json;
  }

  /** A value that does not decode: it is named, not hidden. */
  static ObjectNode unreadable(Instant at, String why) {
    return line("rejected", null, at).put("title", why).put("code", "unreadable");
  }

  private static ObjectNode line(String kind, @Nullable String feed, Instant at) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return json.put("kind", kind).put("feed", feed).put("at", at.toString());
  }

  /** Avro's Java names a symbol that is a Java keyword with a dollar behind it. */
  private static String word(Change change) {
    return change.name().replace("$", "");
  }

  private static @Nullable String language(Story story) {
    return story.getAnnotations() == null
        ? story.getWire().getLanguage()
        : story.getAnnotations().getLanguage();
  }

  /** The headline or, where the wire sent none, the text's first words; nothing of a kill. */
  static String title(Story story) {
    WireStory wire = story.getWire();
    String slug = wire.getSlugline() == null ? "" : wire.getSlugline();
    if (isKilled(story)) {
      return ("(killed) " + slug).strip();
    }
    if (wire.getHeadline() != null && !wire.getHeadline().isBlank()) {
      return shortened(wire.getHeadline().strip());
    }
    String opening = wire.getBody().lines().findFirst().orElse("").strip();
    String title = opening.isEmpty() ? slug : opening;
    return title.isEmpty() ? wire.getStoryId() : shortened(title);
  }

  static boolean isKilled(Story story) {
    return story.getWire().getPubStatus() == PubStatus.canceled
        || story.getRevision().getKilledAt() != null;
  }

  private static String shortened(String text) {
    if (text.length() <= TITLE_LENGTH) {
      return text;
    }
    int space = text.lastIndexOf(' ', TITLE_LENGTH);
    return text.substring(0, space > TITLE_LENGTH / 2 ? space : TITLE_LENGTH) + "…";
  }
}
