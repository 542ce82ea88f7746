package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Families.Fact;
import io.wiredesk.enrich.match.Families.Family;
import io.wiredesk.enrich.match.Families.Wording;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invents stories of {@link Families} with what is true of them: events that differ in one fact or
 * in all, and the copies of each. The same seed invents the same.
 */
public final class Inventor {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)(?:\\.(\\w+))?}");
  private static final Pattern FIGURE = Pattern.compile("\\d{2,}");
  private static final List<String> NOTES =
      List.of(
          " NOTE: Figures are unaudited.",
          " The announcement came after the close of business.",
          " No further details were available.",
          " A statement is expected later.");

  private final Random random;
  private final Facts values;
  private final Spinner spinner;

  public Inventor(Random random) {
    this.random = random;
    this.values = new Facts(random);
    this.spinner = new Spinner(random);
  }

  /**
   * A story and what it tells.
   *
   * @param event what makes stories the same
   * @param later whether it tells what came of an event
   */
  public record Told(WireStory story, String family, String event, boolean later) {}

  private record Event(String id, Family family, Map<String, String> facts) {}

  /**
   * Stories of so many events of each family, mixed as they came over some hours.
   *
   * @param held of the families that nothing is learned from
   */
  public List<Told> stories(boolean held, int events) {
    List<Told> all = new ArrayList<>();
    for (Family family : Families.all(held)) {
      all.addAll(stories(family, events));
    }
    all.sort(java.util.Comparator.comparing(told -> told.story().getReceivedAt()));
    return all;
  }

  private List<Told> stories(Family family, int count) {
    List<Event> events = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int tries = 0; events.size() < count && tries < 10 * count; tries++) {
      Map<String, String> facts = facts(family, events);
      if (known.add(facts.toString())) {
        events.add(new Event(family.name() + "-" + events.size(), family, facts));
      }
    }
    List<Told> all = new ArrayList<>();
    for (Event event : events) {
      tell(event, START.plusSeconds(random.nextInt(36_000)), all);
    }
    return all;
  }

  /** All new, or those of an earlier event but for one or two. */
  private Map<String, String> facts(Family family, List<Event> events) {
    boolean sibling = !events.isEmpty() && random.nextDouble() < 0.6;
    Map<String, String> facts =
        sibling
            ? new TreeMap<>(events.get(random.nextInt(events.size())).facts())
            : new TreeMap<>();
    List<String> names = new ArrayList<>(family.facts().keySet());
    Collections.shuffle(names, random);
    int changed = sibling ? 1 + random.nextInt(Math.min(2, names.size())) : names.size();
    for (String name : names.subList(0, changed)) {
      facts.put(name, values.draw(Objects.requireNonNull(family.facts().get(name))));
    }
    return facts;
  }

  private void tell(Event event, Instant at, List<Told> all) {
    Family family = event.family();
    List<Wording> told = new ArrayList<>(family.told());
    Collections.shuffle(told, random);
    String id = "invented-" + event.id();
    WireStory first = story(id, event, told.get(0), at);
    all.add(new Told(first, family.name(), event.id(), false));
    int copies = random.nextDouble() < 0.5 ? 0 : 1 + random.nextInt(2);
    for (int copy = 0; copy < copies; copy++) {
      Instant then = at.plusSeconds(60 + random.nextInt(copy == 0 ? 600 : 7200));
      boolean retold = random.nextDouble() < 0.6;
      WireStory same =
          retold
              ? story(id + "-told" + copy, event, told.get(random.nextInt(told.size())), then)
              : altered(id + "-altered" + copy, story(id, event, told.get(0), then));
      all.add(new Told(same, family.name(), event.id(), false));
    }
    for (int later = 0; later < family.later().size(); later++) {
      if (random.nextDouble() < 0.4) {
        Instant then = at.plus(Duration.ofMinutes(30 + random.nextInt(600)));
        WireStory story = story(id + "-later" + later, event, family.later().get(later), then);
        all.add(new Told(story, family.name(), later(event, later), true));
      }
    }
  }

  /** What came of two events is the same where it names nothing that differs. */
  private static String later(Event event, int later) {
    StringBuilder told = new StringBuilder(event.family().name()).append("-later").append(later);
    Wording wording = event.family().later().get(later);
    event
        .facts()
        .forEach((name, value) -> told.append(wording.text().contains("{" + name) ? value : ""));
    return told.toString();
  }

  /** The same wording with a note, in another order, cut, spun, or with a figure put right. */
  private WireStory altered(String id, WireStory story) {
    WireStory altered = WireStory.newBuilder(story).setStoryId(id).setGuid(id).build();
    String body = story.getBody();
    List<String> sentences = Arrays.asList(body.split("(?<=[a-z][.]) ", -1));
    boolean prose = sentences.size() > 1;
    switch (random.nextInt(5)) {
      case 0 -> altered.setBody(body + NOTES.get(random.nextInt(NOTES.size())));
      case 1 -> {
        if (prose) {
          Collections.reverse(sentences);
        }
        altered.setBody(String.join(" ", sentences) + NOTES.get(random.nextInt(NOTES.size())));
      }
      case 2 -> altered.setBody(prose ? sentences.get(0) : body.replace("\n ", " "));
      case 3 -> altered.setBody(spinner.spin(body));
      default -> {
        altered.setHeadline("CORRECTED - " + story.getHeadline());
        Matcher figure = FIGURE.matcher(body);
        altered.setBody(figure.find() ? figure.replaceFirst("" + (10 + random.nextInt(80))) : body);
      }
    }
    return altered;
  }

  private WireStory story(String id, Event event, Wording wording, Instant at) {
    return WireStory.newBuilder()
        .setStoryId(id)
        .setGuid(id)
        .setHeadline(filled(wording.headline(), event))
        .setBody(filled(wording.text(), event))
        .setLanguage("en")
        .setFeed("invented")
        .setTransport("http")
        .setFormat("ninjs")
        .setReceivedAt(at)
        .setOriginalSha256("")
        .build();
  }

  private String filled(String wording, Event event) {
    return SLOT.matcher(wording)
        .replaceAll(
            slot -> {
              Fact fact = Objects.requireNonNull(event.family().facts().get(slot.group(1)));
              String value = Objects.requireNonNull(event.facts().get(slot.group(1)));
              String how = slot.group(2) == null ? "" : slot.group(2);
              String written = values.written(fact, value, how.equals("symbol"));
              return Matcher.quoteReplacement(
                  how.equals("upper") ? written.toUpperCase(Locale.ROOT) : written);
            });
  }
}
