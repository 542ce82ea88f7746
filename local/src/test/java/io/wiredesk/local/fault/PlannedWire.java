package io.wiredesk.local.fault;

import io.wiredesk.local.fault.SentLedger.Dispatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A wire whose end is known before it is sent: stories, of which some are updated, killed, or
 * killed and told anew, and reprints of another feed. Versions of a story come in any order.
 */
final class PlannedWire {
  /** Stands in every text that is killed, and in no other. A stem, so that searches find it. */
  static final String KILLED = "qvxhush";

  /** Stands in every text that stays. */
  static final String KEPT = "qvxkeep";

  private static final String USABLE = "usable";
  private static final String CANCELED = "canceled";

  /** A later version comes up to so many stories later than the first could have come at most. */
  private static final int SPREAD = 200;

  private final Random random;
  private final List<Placed> placed = new ArrayList<>();
  private int live;
  private int killed;

  private PlannedWire(Random random) {
    this.random = random;
  }

  /** A story's words. */
  record Text(String headline, String body) {
    Text with(String word) {
      return new Text(headline + " " + word, body + "\n\nThe word of this text is " + word + ".");
    }
  }

  /** What is sent once. */
  record Message(Dispatch dispatch, String headline, String status) {
    Map<String, Object> ninjs() {
      return Map.of(
          "uri",
          dispatch.guid(),
          "version",
          Integer.toString(dispatch.version()),
          "type",
          "text",
          "language",
          "en",
          "pubstatus",
          status,
          "versioncreated",
          "2024-03-05T1%d:00:00Z".formatted(dispatch.version()),
          "headline",
          headline,
          "body_text",
          dispatch.text());
    }
  }

  private record Placed(int place, Message message) {}

  /**
   * Of these texts, of which 10 in 100 are updated, 5 killed, one killed and told anew and 5
   * reprinted.
   */
  static PlannedWire of(List<Text> texts, Random random) {
    PlannedWire wire = new PlannedWire(random);
    for (int i = 0; i < texts.size(); i++) {
      int draw = random.nextInt(100);
      String guid = "urn:planned:" + i;
      boolean kill = draw < 5;
      wire.story(AgencyLoad.FEEDS.get(0), guid, i, texts.get(i), kill, draw);
      if (random.nextInt(100) < 5) {
        wire.story(AgencyLoad.FEEDS.get(1), guid + ":reprint", i, texts.get(i), kill, 99);
      }
    }
    wire.placed.sort(Comparator.comparingInt(Placed::place));
    return wire;
  }

  private void story(String feed, String guid, int place, Text text, boolean kill, int draw) {
    if (kill) {
      killed++;
    } else {
      live++;
    }
    boolean anew = draw == 5;
    Text first = text.with(kill || anew ? KILLED : KEPT);
    send(feed, guid, 1, place, USABLE, first);
    if (kill || anew) {
      send(feed, guid, 2, place, CANCELED, first);
    }
    if (anew || (draw > 5 && draw <= 15)) {
      send(feed, guid, anew ? 3 : 2, place, USABLE, text.with(KEPT).with("anew"));
    }
  }

  private void send(String feed, String guid, int version, int place, String status, Text text) {
    int later = random.nextInt(version == 1 ? SPREAD / 2 : SPREAD);
    Dispatch dispatch = new Dispatch(feed, guid, version, text.body());
    placed.add(new Placed(place + later, new Message(dispatch, text.headline(), status)));
  }

  /** In the order in which they are sent. */
  List<Message> messages() {
    return placed.stream().map(Placed::message).toList();
  }

  /** Stories and copies that have their text in the end. */
  int live() {
    return live;
  }

  /** Those that do not. */
  int killed() {
    return killed;
  }
}
