package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
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
    DirectiveReader directives = new DirectiveReader(message, day);
    List<Directive> all = new ArrayList<>(directives.byReplaces());
    all.addAll(directives.byProse());
    return all;
  }

  private List<Directive> byReplaces() {
    Directive.Kind kind =
        switch (message.getPubStatus()) {
          case canceled -> Directive.Kind.KILL;
          case withheld -> Directive.Kind.HOLD;
          case usable -> Directive.Kind.REPLACE;
        };
    return message.getReplaces().stream()
        .distinct()
        .filter(target -> !target.equals(message.getStoryId()))
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
                : new DirectiveTarget.ById(item.id());
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
    return switch (kind) {
      case KILL -> "Killed by %s. %s".formatted(message.getStoryId(), notes);
      case HOLD -> "Held by %s. %s".formatted(message.getStoryId(), notes);
      case REPLACE -> "Replaced by %s.".formatted(message.getStoryId());
      case RELEASE -> "Released by %s. %s".formatted(message.getStoryId(), notes);
    };
  }

  private Directive directive(Directive.Kind kind, DirectiveTarget target, String note) {
    String line = note.replaceAll("\\s+", " ").strip();
    return new Directive(
        kind,
        target,
        message.getStoryId(),
        line.substring(0, Math.min(NOTE_LENGTH, line.length())),
        message.getVersionCreated(),
        Directive.Provenance.of(message),
        Objects.requireNonNull(message.getRawRef(), "a message on wire.raw has its coordinates"));
  }
}
