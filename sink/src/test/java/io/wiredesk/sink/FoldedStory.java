package io.wiredesk.sink;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

/** What enrich's fold sends of story {@code a}, by the order in which its messages arrive. */
public final class FoldedStory {
  private FoldedStory() {}

  /** Now and then a record is on the topic of copies. */
  public static void moveLane(Story story, Random random) {
    if (random.nextInt(3) == 0) {
      Stories.asCopy(story, "original");
    }
  }

  /**
   * What the fold sends for messages in this order; message {@code kill} kills what is below it.
   */
  public static List<Story> emitted(List<Integer> arrival, int kill) {
    TreeSet<Integer> known = new TreeSet<>();
    List<Story> out = new ArrayList<>();
    for (int message : arrival) {
      known.add(message);
      int newest = known.last();
      out.add(told(message, known, kill));
      Integer above = known.higher(message);
      if (above != null && above != newest) {
        out.add(told(above, known, kill));
      }
      if (message != newest) {
        out.add(told(newest, known, kill));
      }
    }
    return out;
  }

  private static Story told(int message, NavigableSet<Integer> known, int kill) {
    boolean killed = known.contains(kill) && message <= kill;
    Story story = killed ? Stories.kill("a", message) : Stories.story("a", message);
    if (killed) {
      story.getRevision().setKilledAt(Stories.DAY.plusSeconds(kill));
      story.getWire().setPubStatus(message == kill ? PubStatus.canceled : PubStatus.usable);
    }
    Integer below = known.lower(message);
    story.getRevision().setSupersedes(below == null ? null : "key-" + below);
    story.getRevision().setNumber(known.headSet(message, true).size());
    story.getRevision().setCurrent(message == known.last());
    return story;
  }
}
