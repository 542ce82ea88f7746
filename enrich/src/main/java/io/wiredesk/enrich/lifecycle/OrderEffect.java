package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;

/** What becomes of a story's message once an order about it is carried out. */
final class OrderEffect {
  private OrderEffect() {}

  /**
   * The message as it is from then on.
   *
   * @param order made out to the story, see {@code Directive}
   * @param status of the story from then on
   */
  static WireStory on(WireStory order, PubStatus status, WireStory message) {
    WireStory left =
        status == PubStatus.usable
            ? WireStory.newBuilder(message).build()
            : MessageErasure.of(message);
    left.setPubStatus(status);
    left.setPubStatusRaw(null);
    left.setChange(order.getChange());
    left.setDerivedFrom(order.getDerivedFrom());
    left.setEdNotes(order.getEdNotes());
    left.setEmbargoed(null);
    left.setVersionCreated(order.getVersionCreated());
    left.setTimeSource(order.getTimeSource());
    left.setSequence(null);
    left.setFileName(null);
    left.setReceivedAt(order.getReceivedAt());
    left.setOriginalSha256(order.getOriginalSha256());
    left.setRawRef(null);
    return left;
  }
}
