package io.wiredesk.cli.terminal;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record as one line for people. */
public final class StoryLine {
  private static final int TITLE = 80;

  private StoryLine() {}

  public static String of(SpecificRecord record) {
    if (record instanceof Story story) {
      return story(story);
    }
    if (record instanceof WireStory wire) {
      return "%s %-12s %s  %s"
          .formatted(wire.getReceivedAt(), wire.getFeed(), wire.getStoryId(), title(wire));
    }
    if (record instanceof Notice notice) {
      return "%s %-22s %s  %s"
          .formatted(
              notice.getAt(),
              notice.getKind(),
              first(notice.getStoryId(), notice.getFeed()),
              notice.getText());
    }
    if (record instanceof Rejected rejected) {
      return "%s %-12s %s/%s  %s"
          .formatted(
              rejected.getAt(),
              rejected.getFeed(),
              rejected.getStage(),
              rejected.getCode(),
              rejected.getReason());
    }
    return RecordJson.line(record);
  }

  private static String story(Story story) {
    WireStory wire = story.getWire();
    String copy =
        story.getCopy() == null
            ? ""
            : " [%s of %s]"
                .formatted(story.getCopy().getRelation(), story.getCopy().getOfStoryId());
    return String.format(
        Locale.ROOT,
        "%s %-12s %s #%d %s%s%s  %s",
        wire.getReceivedAt(),
        wire.getFeed(),
        wire.getStoryId(),
        story.getRevision().getNumber(),
        wire.getPubStatus(),
        story.getRevision().getCurrent() ? "" : " (superseded)",
        copy,
        title(wire));
  }

  private static String title(WireStory wire) {
    String text = first(wire.getHeadline(), first(wire.getSlugline(), wire.getBody()));
    return TextWidth.cut(text.replaceAll("\\s+", " ").strip(), TITLE);
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return Objects.requireNonNullElse(one, Objects.requireNonNullElse(other, "-"));
  }
}
