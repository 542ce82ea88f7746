package io.wiredesk.enrich.match;

import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes stories from stories whose relation to them is known without reading: siblings and template
 * twins, which differ, briefs and corrections, which are the same. The same seed makes the same.
 */
final class Forger {
  private static final Pattern NAME = Pattern.compile("\\b\\p{Lu}[\\p{L}]{3,}\\b");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[a-z][.])\\s+(?=\\p{Lu})");
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(?i)january|february|march|april|june|july|august|september|october|november|december|"
              + "reuter|note|record|year|mths|qtly|revs|sales|avg|shrs|shr|oper|net");

  private final Random random;

  Forger(Random random) {
    this.random = random;
  }

  /** Another fund's or company's story with the same figures: names taken from a third story. */
  WireStory sibling(WireStory story, WireStory names) {
    List<String> own = names(story);
    List<String> other = names(names);
    Map<String, String> swaps = new HashMap<>();
    for (int i = 0; i < own.size() && !other.isEmpty(); i++) {
      swaps.put(own.get(i), other.get(random.nextInt(other.size())));
    }
    return altered(story, "sibling", text -> swapped(text, swaps));
  }

  boolean hasNames(WireStory story) {
    return !names(story).isEmpty();
  }

  /** Tomorrow's report: the same words, most figures others. */
  WireStory twin(WireStory story) {
    WireStory twin = altered(story, "twin", text -> DIGITS.matcher(text).replaceAll(this::another));
    twin.setReceivedAt(story.getReceivedAt().plusSeconds(79_200 + random.nextInt(14_400)));
    return twin;
  }

  /** The opening sentences alone. */
  WireStory brief(WireStory story) {
    String[] sentences = SENTENCE.split(story.getBody().replaceAll("\\s+", " "), -1);
    int kept = Math.max(1, (int) (sentences.length * (0.2 + 0.4 * random.nextDouble())));
    String opening = String.join(" ", List.of(sentences).subList(0, kept));
    WireStory brief = altered(story, "brief", text -> text);
    brief.setBody(opening);
    return brief;
  }

  /** One figure set right, and said so. */
  WireStory correction(WireStory story) {
    List<MatchResult> figures = DIGITS.matcher(story.getBody()).results().toList();
    MatchResult wrong = figures.get(random.nextInt(figures.size()));
    String body =
        story.getBody().substring(0, wrong.start())
            + another(wrong)
            + story.getBody().substring(wrong.end());
    WireStory correction = altered(story, "correction", text -> text);
    correction.setBody(body);
    correction.setHeadline("CORRECTED - " + story.getHeadline());
    return correction;
  }

  private WireStory altered(
      WireStory story, String what, java.util.function.UnaryOperator<String> change) {
    String id = story.getStoryId() + "-" + what;
    String headline = story.getHeadline();
    return WireStory.newBuilder(story)
        .setStoryId(id)
        .setGuid(id)
        .setHeadline(headline == null ? null : change.apply(headline))
        .setBody(change.apply(story.getBody()))
        .setReceivedAt(story.getReceivedAt().plusSeconds(60 + random.nextInt(14_400)))
        .setVersionCreated(null)
        .build();
  }

  private static List<String> names(WireStory story) {
    Set<String> names = new LinkedHashSet<>();
    Matcher found = NAME.matcher(story.getHeadline() + " " + story.getBody());
    while (found.find() && names.size() < 6) {
      String name = found.group().toLowerCase(Locale.ROOT);
      if (!CALENDAR.matcher(name).matches()) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  private static String swapped(String text, Map<String, String> swaps) {
    return NAME.matcher(text)
        .replaceAll(
            word -> {
              String other = swaps.get(word.group().toLowerCase(Locale.ROOT));
              if (other == null) {
                return word.group();
              }
              boolean capitals = word.group().equals(word.group().toUpperCase(Locale.ROOT));
              return capitals
                  ? other.toUpperCase(Locale.ROOT)
                  : other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1);
            });
  }

  private String another(MatchResult digits) {
    int length = digits.group().length();
    if (length > 8 || random.nextDouble() < 0.15) {
      return digits.group();
    }
    int low = length == 1 ? 1 : (int) Math.pow(10, length - 1.0);
    return Integer.toString(low + random.nextInt(low * 9));
  }
}
