package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.StatedTime;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One distinct message of a story: all of it that decisions need, without its text.
 *
 * @param receivedAt the earliest arrival of it or of a resend
 * @param raw where on wire.raw it was first read; null for a directive, which is no message of the
 *     story's own but what another one says about it, see {@code Directive}
 * @param released whether it was published; never taken back
 * @param made when it was made, as far as its clock is believed, see {@link FalseClocks}
 * @param order see {@link RevisionOrder}; follows from the rest and, if it {@link #floats}, from
 *     the story's other messages
 */
public record StoryMessage(
    Fingerprint print,
    PubStatus status,
    Change change,
    @Nullable Long ordinal,
    @Nullable Instant embargoed,
    @Nullable Instant versionCreated,
    Instant receivedAt,
    @Nullable RawRef raw,
    boolean released,
    Instant made,
    String order)
    implements Comparable<StoryMessage> {

  public static StoryMessage of(WireStory story, Fingerprint print) {
    return of(
        print,
        story.getPubStatus(),
        story.getChange(),
        story.getVersionOrdinal(),
        story.getEmbargoed(),
        story.getVersionCreated(),
        story.getReceivedAt(),
        story.getRawRef(),
        false);
  }

  static StoryMessage of(
      Fingerprint print,
      PubStatus status,
      Change change,
      @Nullable Long ordinal,
      @Nullable Instant embargoed,
      @Nullable Instant versionCreated,
      Instant receivedAt,
      @Nullable RawRef raw,
      boolean released) {
    Instant made = StatedTime.believed(versionCreated, receivedAt);
    return new StoryMessage(
            print,
            status,
            change,
            ordinal,
            embargoed,
            versionCreated,
            receivedAt,
            raw,
            released,
            made,
            "")
        .ordered();
  }

  String key() {
    return print.key();
  }

  public SortedMap<Integer, Integer> fields() {
    return print.fields();
  }

  boolean kills() {
    return status == PubStatus.canceled;
  }

  boolean usable() {
    return status == PubStatus.usable;
  }

  /** Takes text back that was out, or keeps it in. */
  boolean withholds() {
    return status == PubStatus.withheld;
  }

  boolean cameUnderEmbargo() {
    return embargoed != null && embargoed.isAfter(receivedAt);
  }

  /** Another story's message that ends a hold. */
  boolean lifts() {
    return directed() && usable();
  }

  /** What another story's message says about this one. */
  boolean directed() {
    return raw == null;
  }

  /** Whether it speaks of all versions up to a time, and so has no place of its own among them. */
  boolean floats() {
    return ordinal == null && (kills() || directed());
  }

  /**
   * When it was made, as far as that is believed; for one that floats, up to when it covers. A kill
   * that states no time covers all there is; a hold and its end, which come by turns, go by their
   * arrival.
   */
  long time() {
    return time(made);
  }

  /** The same, whatever other messages say of its clock; a resend can only make it earlier. */
  long timeOfItsOwn() {
    return time(StatedTime.believed(versionCreated, receivedAt));
  }

  private long time(Instant believed) {
    if (kills()) {
      return RevisionOrder.killTime(versionCreated);
    }
    return (floats() ? stated() : believed).toEpochMilli();
  }

  /** By the provider's clock where it says so. */
  Instant stated() {
    return versionCreated == null ? receivedAt : versionCreated;
  }

  /** What is known of it here, as a message. */
  WireStory withoutText(String storyId) {
    return WireStory.newBuilder()
        .setStoryId(storyId)
        .setPubStatus(status)
        .setChange(change)
        .setVersionOrdinal(ordinal)
        .setEmbargoed(embargoed)
        .setVersionCreated(versionCreated)
        .setReceivedAt(receivedAt)
        .setRawRef(raw)
        .setFeed("unknown")
        .setTransport("unknown")
        .setFormat("unknown")
        .setOriginalSha256("")
        .build();
  }

  StoryMessage received(Instant earlier) {
    return of(print, status, change, ordinal, embargoed, versionCreated, earlier, raw, released);
  }

  /** Whether it says that it was made after it arrived. */
  boolean hasFalseClock() {
    return versionCreated != null && versionCreated.isAfter(receivedAt);
  }

  StoryMessage made(Instant time) {
    return with(released, time, order).ordered();
  }

  private StoryMessage ordered() {
    return placed(RevisionOrder.of(this));
  }

  StoryMessage release() {
    return with(true, made, order);
  }

  StoryMessage placed(String place) {
    return with(released, made, place);
  }

  private StoryMessage with(boolean isReleased, Instant time, String place) {
    return new StoryMessage(
        print,
        status,
        change,
        ordinal,
        embargoed,
        versionCreated,
        receivedAt,
        raw,
        isReleased,
        time,
        place);
  }

  @Override
  public int compareTo(StoryMessage other) {
    return order.compareTo(other.order);
  }
}
