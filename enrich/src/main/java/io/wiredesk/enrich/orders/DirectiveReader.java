package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads out of a message what it orders about other stories: by {@code replaces}, as its own status
 * says, and in prose, see {@link ProseOrders}.
 */
final class DirectiveReader {
  private static final int NOTE_LENGTH = 500;

  private final WireStory message;
  private final LocalDate day;

  private DirectiveReader(WireStory message, LocalDate day) {
    this.message = message;
    this.day = day;
  }

  /**
   * @param day on which it was made, in the feed's zone
   */
  static List<Directive> of(WireStory message, LocalDate day) {
    if (isEmbargoedWithoutEnd(message)) {
      return List.of();
    }
    DirectiveReader directives = new DirectiveReader(message, day);
    List<Directive> all = new ArrayList<>(directives.byReplaces());
    all.addAll(directives.byProse());
    return all;
  }

  /** What frees it says anew what it orders. */
  private static boolean isEmbargoedWithoutEnd(WireStory message) {
    return message.getPubStatus() == PubStatus.withheld
        && "embargoed".equalsIgnoreCase(message.getPubStatusRaw());
  }

  private List<Directive> byReplaces() {
    Directive.Kind kind =
        switch (message.getPubStatus()) {
          case canceled -> Directive.Kind.KILL;
          case withheld -> Directive.Kind.HOLD;
          case usable -> Directive.Kind.REPLACE;
        };
    return message.getReplaces().stream()
        .map(target -> ofOwnSource(StoryId.of(target).identity()))
        .filter(target -> !target.equals(message.getStoryId()))
        .distinct()
        .map(target -> directive(kind, new DirectiveTarget.ById(target), note(kind)))
        .toList();
  }

  private List<Directive> byProse() {
    List<Directive> all = new ArrayList<>();
    for (ProseOrders.Order order : ProseOrders.in(message)) {
      if (order.items().isEmpty()) {
        all.add(directive(order.kind(), new DirectiveTarget.Unnamed(), order.sentence()));
      }
      LocalDate stated = StatedDay.in(order.sentence(), day).orElse(null);
      for (NamedItem item : order.items()) {
        LocalDate sent = stated == null ? sent(item) : stated;
        DirectiveTarget target =
            item.id() == null
                ? new DirectiveTarget.ByNumber(item.number(), sent, item.source(), item.title())
                : new DirectiveTarget.ById(ofOwnSource(item.id()));
        all.add(directive(order.kind(), target, order.sentence()));
      }
    }
    return all;
  }

  /** Numbers grow within a day, so a higher one than the message's own is the day before's. */
  private LocalDate sent(NamedItem item) {
    Long own = message.getSequence();
    return own != null && item.number() > own ? day.minusDays(1) : day;
  }

  private String note(Directive.Kind kind) {
    String notes =
        message.getEdNotes().stream().map(EdNote::getText).collect(Collectors.joining(" "));
    String done = kind.done(message.getStoryId());
    return kind == Directive.Kind.REPLACE ? done : done + " " + notes;
  }

  /** A message acts on stories of its own source and on no others. */
  private String ofOwnSource(String identity) {
    return new StoryId(StoryId.sourceOf(message.getStoryId()), identity).toString();
  }

  /** The words of a message that is not published as it is leave by no other story either. */
  private boolean isQuiet() {
    Instant embargoed = message.getEmbargoed();
    return switch (message.getPubStatus()) {
      case withheld -> true;
      case canceled -> embargoed != null && embargoed.isAfter(message.getReceivedAt());
      case usable -> false;
    };
  }

  private Directive directive(Directive.Kind kind, DirectiveTarget target, String note) {
    String line = note.replaceAll("\\s+", " ").strip();
    String words = line.substring(0, Math.min(NOTE_LENGTH, line.length()));
    return new Directive(
        kind,
        target,
        message.getStoryId(),
        isQuiet() ? null : words,
        message.getVersionCreated(),
        Directive.Provenance.of(message),
        Objects.requireNonNull(message.getRawRef(), "a message on wire.raw has its coordinates"));
  }
}
