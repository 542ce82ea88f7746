package io.wiredesk.enrich.match;

import io.wiredesk.enrich.text.Hashes;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stories over and over, each time round with other names and figures, so that a window of any size
 * is full of stories of their own in the same templates, a second apart.
 */
public final class EndlessWire {
  private static final Pattern TELLING = Pattern.compile("\\p{Lu}\\p{L}{3,}|\\d+");

  private final List<WireStory> stories;
  private final List<String> names;

  public EndlessWire(List<WireStory> stories) {
    this.stories = stories;
    this.names =
        stories.stream()
            .flatMap(story -> TELLING.matcher(story.getBody()).results())
            .map(MatchResult::group)
            .filter(word -> !Character.isDigit(word.charAt(0)))
            .distinct()
            .toList();
  }

  /** The story at a place of the wire; the same each time. */
  public WireStory story(int number) {
    WireStory story = stories.get(number % stories.size());
    int round = number / stories.size();
    Map<String, String> others = new HashMap<>();
    return WireStory.newBuilder(story)
        .setStoryId(Integer.toString(number))
        .setGuid(Integer.toString(number))
        .setHeadline(altered(String.valueOf(story.getHeadline()), round, others))
        .setBody(altered(story.getBody(), round, others))
        .setReceivedAt(Instant.EPOCH.plusSeconds(number))
        .setVersionCreated(null)
        .build();
  }

  private String altered(String text, int round, Map<String, String> others) {
    Matcher telling = TELLING.matcher(text);
    return round == 0
        ? text
        : telling.replaceAll(
            found ->
                others.computeIfAbsent(
                    found.group().toLowerCase(Locale.ROOT), word -> other(found, round)));
  }

  private String other(MatchResult found, int round) {
    int hash = Hashes.both(Hashes.word(found.group().toLowerCase(Locale.ROOT)), round);
    if (Character.isDigit(found.group().charAt(0))) {
      int low = (int) Math.pow(10, Math.min(6, found.group().length() - 1));
      return Integer.toString(low + Math.floorMod(hash, 9 * low));
    }
    return names.get(Math.floorMod(hash, names.size()));
  }
}
