package io.wiredesk.ingest.format;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the provider says a message is: from its signals, the roles of its notes, and the tag above
 * its headline. Never from comparing texts. A withdrawal said in any of these makes it canceled.
 */
final class Changes {
  private static final Map<String, Change> SIGNALS =
      Map.ofEntries(
          Map.entry("update", Change.update),
          Map.entry("correction", Change.correction),
          Map.entry("corrected", Change.correction),
          Map.entry("clarification", Change.correction),
          Map.entry("refile", Change.refile),
          Map.entry("repeat", Change.repeat),
          Map.entry("writethru", Change.writethru),
          Map.entry("advisory", Change.advisory));

  private static final Set<String> WITHDRAWALS =
      Set.of("remove", "delete", "deleted", "kill", "killed", "cancel", "withdraw", "withdrawn");

  /** Upper case only, and set off: the tag is the desk's, not the headline's. */
  private static final Pattern TAG =
      Pattern.compile(
          "^(?:(STORY WITHDRAWN|WITHDRAWN|KILL|KORREKTUR|BERICHTIGUNG|CORRECTED|CORRECTION"
              + "|RECTIFICATION|REFILE|REPEAT|RPT|ADVISORY|UPDATE \\d+|WRAPUP \\d+"
              + "|\\d+(?:ST|ND|RD|TH) LE?A?D(?:-WRITETHRU)?)\\s*(?:[-:–—]|$))");

  private static final Map<String, Change> TAGS =
      Map.of(
          "KORREKTUR", Change.correction,
          "BERICHTIGUNG", Change.correction,
          "CORRECTED", Change.correction,
          "CORRECTION", Change.correction,
          "RECTIFICATION", Change.correction,
          "REFILE", Change.refile,
          "REPEAT", Change.repeat,
          "RPT", Change.repeat,
          "ADVISORY", Change.advisory);

  private Changes() {}

  static void apply(Draft draft) {
    WireStory.Builder story = draft.story();
    Optional<String> tag = tag(story.getHeadline());
    if (withdrawn(story, tag) && story.getPubStatus() != PubStatus.canceled) {
      String raw = story.getPubStatusRaw();
      draft.status(PubStatus.canceled, raw == null ? story.getPubStatus().name() : raw);
      draft.warn("Said to be withdrawn by its signal or headline, not by its status.");
    }
    if (story.getTakeKey() == null) {
      tag.filter(t -> t.matches(".*\\d.*")).ifPresent(story::setTakeKey);
    }
    if (story.getChange() == Change.unknown) {
      story.setChange(change(story, tag));
    }
  }

  private static boolean withdrawn(WireStory.Builder story, Optional<String> tag) {
    return story.getSignals().stream().anyMatch(s -> WITHDRAWALS.contains(word(s)))
        || tag.filter(t -> t.endsWith("WITHDRAWN") || t.equals("KILL")).isPresent();
  }

  private static Change change(WireStory.Builder story, Optional<String> tag) {
    List<Change> said = story.getSignals().stream().map(s -> SIGNALS.get(word(s))).toList();
    Optional<Change> byHeadline = tag.map(Changes::ofTag);
    if (said.contains(Change.correction)
        || byHeadline.filter(c -> c == Change.correction).isPresent()
        || story.getEdNotes().stream().anyMatch(Changes::isCorrection)) {
      return Change.correction;
    }
    return byHeadline
        .or(() -> said.stream().filter(c -> c != null).findFirst())
        .orElse(story.getType().equals("advisory") ? Change.advisory : Change.unknown);
  }

  private static Change ofTag(String tag) {
    Change change = TAGS.get(tag);
    if (change != null) {
      return change;
    }
    return tag.endsWith("WRITETHRU") ? Change.writethru : Change.update;
  }

  private static boolean isCorrection(EdNote note) {
    return note.getRole() != null && word(note.getRole()).startsWith("correction");
  }

  private static Optional<String> tag(String headline) {
    if (headline == null) {
      return Optional.empty();
    }
    Matcher matcher = TAG.matcher(headline);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String word(String code) {
    return Texts.afterColon(code).toLowerCase(Locale.ROOT);
  }
}
