package io.wiredesk.ingest.format.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.service.Sha256;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a story is called across all its versions and resends. */
public final class StoryIds {
  /** RFC 3085: urn:newsml:provider:date:id. */
  private static final TextPattern NEWSML_URN = TextPattern.of("urn:newsml:([^:]+):(\\d*):([^:]+)");

  /** Agencies whose date part comes and goes between versions, so that it identifies nothing. */
  private static final Set<String> DATELESS = Set.of("stt.fi", "belga.be");

  /** Query parameters that say which version, and so change with it (AP: qt and et). */
  private static final Set<String> VERSION_PARAMETERS =
      Set.of("qt", "et", "etag", "v", "ver", "version", "rev", "revision");

  /** Query parameters that count visitors. */
  private static final TextPattern COUNTING = TextPattern.of("(?i)utm_.*|fbclid|gclid|cmpid|ncid");

  private static final int LONGEST = 512;

  private StoryIds() {}

  /** From the part of a guid that all versions share: the same story within its source alone. */
  static String of(String stable, String source) {
    String id = withoutDate(stable.strip());
    return new StoryId(source, id.length() <= LONGEST ? id : "sha256:" + hash(id)).toString();
  }

  /** Whether the provider's identifiers hold a date that is not the story's. */
  public static boolean isDateless(@Nullable String provider) {
    return provider != null && DATELESS.contains(provider);
  }

  /** From the text, where nothing identifies the story. White space, case and width don't count. */
  static String ofText(String text, String source) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String words = plain.replaceAll("\\s+", " ").strip();
    return new StoryId(source, "text:" + hash(words)).toString();
  }

  /** A URI without the query parameters that name a version, and without a fragment. */
  public static String withoutVersion(String uri) {
    int query = uri.indexOf('?');
    if (query < 0) {
      return uri;
    }
    String kept =
        Arrays.stream(uri.substring(query + 1).split("&", -1))
            .filter(p -> !saysNothing(p.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
    return uri.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
  }

  private static boolean saysNothing(String parameter) {
    return VERSION_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT))
        || COUNTING.matcher(parameter).matches();
  }

  private static String withoutDate(String id) {
    Matcher urn = NEWSML_URN.matcher(id);
    if (urn.matches() && (urn.group(2).isEmpty() || DATELESS.contains(urn.group(1)))) {
      return "urn:newsml:" + urn.group(1) + ":" + urn.group(3);
    }
    return id;
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(UTF_8)).substring(0, 32);
  }
}
