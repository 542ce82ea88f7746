package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.change.ChangeMarker;
import io.wiredesk.ingest.format.change.DeclaredChange;
import io.wiredesk.ingest.format.change.StatusWords;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.time.WireTime;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A story being read. Holds the rules that are the same in every format: what identifies a story,
 * how times, status and urgency are read, and what happens to what cannot be.
 */
public final class Draft {
  private static final int WARNINGS_KEPT = 50;

  /** Role of the alternative id that is the address of the story's page. */
  static final String LINK = "link";

  private final Message message;
  private final byte[] original;
  private final WireStory.Builder story = WireStory.newBuilder();
  private final List<String> warnings;
  private final String format;
  private final @Nullable FieldSources sources;
  private final Identity identity;

  /**
   * Begins a story.
   *
   * @param format the name of the format it is read as
   * @param original the bytes it came in
   * @param explained whether to keep which element gave each field
   */
  public Draft(Message message, String format, byte[] original, boolean explained) {
    this.message = message;
    this.format = format;
    this.original = original;
    this.identity = new Identity(message.context());
    this.warnings = new ArrayList<>(message.warnings());
    story
        .setPubStatus(PubStatus.usable)
        .setChange(Change.unknown)
        .setType("text")
        .setBody("")
        .setReplaces(List.of())
        .setSignals(List.of())
        .setEdNotes(List.of());
    this.sources = explained ? new FieldSources(story) : null;
  }

  /**
   * Says which element of the message the fields that are set from here on come from. Costs nothing
   * unless somebody asked for it.
   */
  public Draft from(String element) {
    if (sources != null) {
      sources.at(element);
    }
    return this;
  }

  /** Says that an element was read, and what it says; the field that gets it comes from it. */
  public void read(String element, @Nullable String text) {
    if (sources != null) {
      sources.read(element, text);
    }
  }

  public boolean isExplained() {
    return sources != null;
  }

  /** Which element gave each field; empty unless somebody asked. */
  public Map<String, String> sources() {
    return sources == null ? Map.of() : sources.sources();
  }

  /** Fields that need no rule of their own are set here directly. */
  public WireStory.Builder story() {
    return story;
  }

  public ParseContext context() {
    return message.context();
  }

  /** Null where nothing but its text identifies it. */
  @Nullable
  public String storyId() {
    return identity.storyId();
  }

  /** The story's own day where that is known, else the message's. */
  public LocalDate day() {
    Instant created = story.getVersionCreated();
    return created == null ? context().day() : created.atZone(context().zone()).toLocalDate();
  }

  /** Notes on the story something that could not be read. */
  public void warn(String warning) {
    if (warnings.size() < WARNINGS_KEPT) {
      warnings.add(LogLine.of(warning));
    }
  }

  /**
   * Sets guid and storyId.
   *
   * @param guid verbatim
   * @param stable the part of it that all versions share
   */
  public void identify(@Nullable String guid, @Nullable String stable) {
    story.setGuid(guid);
    identity.by(stable);
    Optional.ofNullable(identity.storyId()).ifPresent(story::setStoryId);
  }

  /** The address of the story's page: another id of it, or the one where the feed says so. */
  public void link(@Nullable String address) {
    if (address == null) {
      return;
    }
    altId(LINK, address);
    identity.byLink(address);
    Optional.ofNullable(identity.storyId()).ifPresent(story::setStoryId);
  }

  /** What else the story is called. */
  public void altId(String role, String value) {
    List<AltId> ids = new ArrayList<>(story.hasAltIds() ? story.getAltIds() : List.of());
    ids.add(new AltId(role, value));
    story.setAltIds(ids);
  }

  /** What to hash where nothing identifies the story; the body unless set. */
  public void identifyByText(String text) {
    identity.byText(text);
  }

  public void version(@Nullable String version) {
    Version.set(story, version, this::warn);
  }

  public void versionCreated(@Nullable String text) {
    Optional<WireTime> time = time("versionCreated", text);
    story.setVersionCreated(time.map(WireTime::instant).orElse(null));
    story.setTimeSource(
        time.map(t -> t.zoned() ? TimeSource.explicit : TimeSource.assumed_zone)
            .orElse(TimeSource.received));
  }

  public void versionCreated(Instant time, TimeSource source) {
    story.setVersionCreated(time).setTimeSource(source);
  }

  /** A time that is nice to have: unreadable, it is a warning. */
  @Nullable
  public Instant optionalTime(String field, @Nullable String text) {
    return time(field, text).map(WireTime::instant).orElse(null);
  }

  /**
   * An embargo must not leak: one that cannot be read ends the item, since to publish it could
   * break the embargo and to hold it has no end.
   */
  public void embargoed(@Nullable String text) {
    if (text != null && !text.isBlank()) {
      embargoed(text, WireTime.read(text, context().embargoZone()));
    }
  }

  /** As above, the time read in the format's own way, by {@link ParseContext#embargoZone}. */
  public void embargoed(String text, Optional<WireTime> time) {
    story.setEmbargoed(Embargo.until(text, time, context(), this::warn));
  }

  private Optional<WireTime> time(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<WireTime> time = WireTime.read(text, context().zone());
    if (time.isEmpty()) {
      warn(field + " '" + text + "' is no time; left out.");
    }
    return time;
  }

  /** A status that is not known must not publish: it is withheld, and as written beside it. */
  public void pubStatus(@Nullable String text) {
    if (text != null && !text.isBlank()) {
      StatusWords.read(story, text, this::warn);
    }
  }

  public void status(PubStatus status, String asWritten) {
    StatusWords.set(story, status, asWritten);
  }

  /** A take or lead marker, and what it says of the message. */
  public void marker(String element, ChangeMarker marker) {
    from(element);
    marker.set(story);
  }

  public void urgency(@Nullable String text) {
    Urgency.set(story, text, this::warn);
  }

  /** A priority in the letters of ANPA-1312; a digit is an urgency, anything else stays as is. */
  public void priority(@Nullable String text) {
    Urgency.setPriority(story, text, this::warn);
  }

  public void language(@Nullable String tag) {
    LanguageTag.set(story, tag, this::warn);
  }

  /** Words as they are written; what is blank is left out. */
  public void keywords(Stream<String> words) {
    story.setKeywords(
        words
            .map(Texts::lineOrNull)
            .flatMap(Stream::ofNullable)
            .map(w -> new Concept(null, w))
            .toList());
  }

  /** Says that the text had control characters, which no field keeps. */
  public void warnOfControls() {
    warn("Control characters replaced by spaces.");
  }

  public void content(Content content) {
    story.setBody(content.body()).setBodyHtml(content.html());
  }

  /**
   * The finished story, within {@link FieldLimits}; asked for once. Throws {@link Unreadable} where
   * there is neither identity nor text.
   */
  public WireStory finish() {
    NotForPublication.setApart(story);
    StatusWords.withoutEnd(story, this::warn);
    from("signals, notes, headline");
    DeclaredChange.apply(story, this::warn);
    from("the text's hash");
    story.setStoryId(identity.storyIdOf(story.getBody()));
    if (identity.isLink() && story.getGuid() != null) {
      altId("guid", story.getGuid());
    }
    from("replaced ids, as storyIds");
    story.setReplaces(identity.storyIds(story.getReplaces()));
    ParseContext from = context();
    from("the feed's settings");
    if (story.getLanguage() == null) {
      story.setLanguage(from.language());
    }
    if (Texts.blankToNull(story.getProvider()) == null) {
      story.setProvider(from.provider());
    }
    from("the message itself");
    Version.warnOfFuture(story, from.receivedAt(), this::warn);
    story
        .setFeed(from.feed())
        .setTransport(from.transport())
        .setFormat(format)
        .setFileName(from.fileName())
        .setReceivedAt(from.receivedAt())
        .setCharset(story.hasCharset() ? story.getCharset() : message.charset().name())
        .setWarnings(List.copyOf(warnings))
        .setOriginal(ByteBuffer.wrap(original))
        .setOriginalSha256(Sha256.hex(original));
    return FieldLimits.applied(story.build());
  }
}
