package io.wiredesk.enrich.language;

import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The language of a message: declared, else detected from its text. */
public final class Languages {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_].*)?");

  /** Codes that name no language. */
  private static final Set<String> NONE = Set.of("und", "mul", "mis", "zxx");

  private final LanguageDetector detector;

  public Languages(LanguageDetector detector) {
    this.detector = detector;
  }

  /** BCP 47 tag, as declared where it is one. */
  public Optional<String> of(WireStory story) {
    Optional<String> declared = declared(story);
    return declared.isPresent() ? declared : detector.detect(text(story));
  }

  /**
   * Primary subtag, lower case, which is what the match stage is keyed by. A text and its copy must
   * come to the same one, so a guess that is not sure is none.
   */
  public Optional<String> route(WireStory story) {
    return declared(story).or(() -> detector.sure(text(story))).map(Languages::primary);
  }

  /** The same, but of what the message declares alone. */
  public static Optional<String> declaredRoute(WireStory story) {
    return declared(story).map(Languages::primary);
  }

  private static Optional<String> declared(WireStory story) {
    return Optional.ofNullable(story.getLanguage())
        .map(String::strip)
        .filter(tag -> TAG.matcher(tag).matches() && !NONE.contains(primary(tag)));
  }

  private static String primary(String tag) {
    return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** As much of headline and body as is looked at. */
  private static String text(WireStory story) {
    String headline = story.getHeadline();
    String body = story.getBody();
    String beginning = body.substring(0, Math.min(body.length(), LanguageDetector.CHARACTERS_READ));
    return headline == null ? beginning : headline + "\n" + beginning;
  }
}
