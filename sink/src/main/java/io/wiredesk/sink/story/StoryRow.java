package io.wiredesk.sink.story;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record, read and found fit to store.
 *
 * @param erase what a kill takes out of it
 * @param erased whether a kill covers it: then it has no text, whatever the record still carries
 * @param killedAt when it was killed, or null
 */
public record StoryRow(
    Lane lane,
    Story story,
    SinkRecord source,
    Erase erase,
    boolean erased,
    @Nullable Instant killedAt) {

  /** Later wins: the higher number; of two equal ones, the story's own lane. */
  public static final Comparator<StoryRow> PRECEDENCE =
      Comparator.comparingInt(StoryRow::number).thenComparing(StoryRow::lane);

  public StoryRow {
    require(!story.getWire().getStoryId().isBlank(), "it has no storyId");
    require(!story.getRevision().getKey().isBlank(), "its revision has no key");
    require(story.getRevision().getNumber() > 0, "its revision number is not positive");
    require(lane == Lane.STORY || story.getCopy() != null, "it does not say whose copy it is");
  }

  public static StoryRow of(Lane lane, Story story, SinkRecord source, Erase erase) {
    boolean kill = story.getWire().getPubStatus() == PubStatus.canceled;
    Instant killedAt = story.getRevision().getKilledAt();
    return new StoryRow(
        lane, story, source, erase, kill || killedAt != null, kill ? killTime(story) : killedAt);
  }

  private static Instant killTime(Story story) {
    return Optional.ofNullable(story.getRevision().getKilledAt())
        .or(() -> Optional.ofNullable(story.getWire().getVersionCreated()))
        .orElse(story.getWire().getReceivedAt());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("not a story that can be stored: " + otherwise);
    }
  }

  /** The same revision as a kill leaves it. */
  StoryRow coveredBy(StoryHead.Kill kill) {
    return erased ? this : new StoryRow(lane, story, source, erase, true, kill.at());
  }

  public WireStory wire() {
    return story.getWire();
  }

  public String id() {
    return CleanText.clean(wire().getStoryId());
  }

  public int number() {
    return story.getRevision().getNumber();
  }

  public String key() {
    return CleanText.clean(story.getRevision().getKey());
  }

  public String order() {
    return CleanText.clean(story.getRevision().getOrder());
  }

  /** Only the current revision may stand in the current view; others are history. */
  public boolean current() {
    return story.getRevision().getCurrent();
  }

  public boolean isKill() {
    return wire().getPubStatus() == PubStatus.canceled;
  }

  public String change() {
    Change change = story.getRevision().getChange();
    return change == Change.new$ ? "new" : change.name();
  }

  @Nullable
  public String headline() {
    return text(wire().getHeadline());
  }

  @Nullable
  public String subheadline() {
    return text(wire().getSubheadline());
  }

  @Nullable
  public String body() {
    return text(wire().getBody());
  }

  @Nullable
  public String datelineText() {
    return text(dateline(Dateline::getText));
  }

  @Nullable
  public String datelinePlace() {
    return detail(dateline(Dateline::getPlace));
  }

  @Nullable
  public Annotations annotations() {
    return erased ? null : story.getAnnotations();
  }

  @Nullable
  public String language() {
    String found = story.getAnnotations() == null ? null : story.getAnnotations().getLanguage();
    return found == null ? wire().getLanguage() : found;
  }

  public List<String> topicCodes() {
    Annotations found = annotations();
    return found == null ? List.of() : found.getTopics().stream().map(t -> t.getQcode()).toList();
  }

  public List<String> tickers() {
    Annotations found = annotations();
    return found == null ? List.of() : found.getTickers();
  }

  @Nullable
  public Integer wordCount() {
    Annotations found = annotations();
    return found == null ? null : Integer.valueOf(found.getWordCount());
  }

  public <T> @Nullable T copy(Function<Copy, T> part) {
    return story.getCopy() == null ? null : part.apply(story.getCopy());
  }

  public Copy requiredCopy() {
    return Objects.requireNonNull(story.getCopy());
  }

  public <T> @Nullable T raw(Function<RawRef, T> part) {
    return wire().getRawRef() == null ? null : part.apply(wire().getRawRef());
  }

  private @Nullable String dateline(Function<Dateline, @Nullable String> part) {
    return wire().getDateline() == null ? null : part.apply(wire().getDateline());
  }

  private @Nullable String text(@Nullable String written) {
    return erased ? null : written;
  }

  /** What tells of the text without being it; null where a kill takes that, too. */
  public <T> @Nullable T detail(@Nullable T written) {
    return erased && erase == Erase.ALL ? null : written;
  }

  /** Likewise; empty where a kill takes it. */
  public <T> List<T> details(@Nullable List<T> written) {
    List<T> left = detail(written);
    return left == null ? List.of() : left;
  }
}
