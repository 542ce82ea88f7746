package io.wiredesk.ingest.feed.settings;

import static java.util.Objects.requireNonNullElse;

import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.SettingCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * URLs that are asked for news again and again.
 *
 * @param urls http or https, at least one
 * @param headers sent along, such as {@code Authorization}; never to another host
 * @param minInterval the shortest time between two questions; PT30S unless given
 * @param maxInterval the longest while all is well; PT15M or {@code minInterval} unless given
 * @param recheck how often a "not modified" is doubted; PT30M unless given
 * @param timeout of a whole answer; PT30S unless given
 * @param maxBytes of an answer, inflated; {@link WireSizes#MESSAGE}, which is also the most, unless
 *     given
 * @param allow networks such as {@code 10.1.0.0/16} that may be asked although they are private
 */
public record PollSettings(
    List<URI> urls,
    Map<String, String> headers,
    Duration minInterval,
    Duration maxInterval,
    Duration recheck,
    Duration timeout,
    Integer maxBytes,
    List<AddressRange> allow) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** What the poll says itself. */
  private static final Set<String> OURS =
      Set.of("host", "if-none-match", "if-modified-since", "accept-encoding", "content-length");

  public PollSettings {
    urls = SettingCheck.orNone(urls);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    minInterval = requireNonNullElse(minInterval, Duration.ofSeconds(30));
    maxInterval = maxInterval == null ? longer(minInterval, Duration.ofMinutes(15)) : maxInterval;
    recheck = requireNonNullElse(recheck, Duration.ofMinutes(30));
    timeout = requireNonNullElse(timeout, Duration.ofSeconds(30));
    maxBytes = requireNonNullElse(maxBytes, WireSizes.MESSAGE);
    allow = SettingCheck.orNone(allow);
    SettingCheck.that(!urls.isEmpty(), "urls: give at least one");
    urls.forEach(PollSettings::check);
    SettingCheck.that(Set.copyOf(urls).size() == urls.size(), "urls: one is given twice");
    headers.forEach(PollSettings::check);
    SettingCheck.atLeast("minInterval", minInterval, Duration.ofMillis(10));
    SettingCheck.atLeast("maxInterval", maxInterval, minInterval);
    SettingCheck.atLeast("recheck", recheck, Duration.ofMillis(10));
    SettingCheck.atLeast("timeout", timeout, Duration.ofMillis(100));
    SettingCheck.atLeast("maxBytes", maxBytes, 1);
    SettingCheck.atMost("maxBytes", maxBytes, WireSizes.MESSAGE);
  }

  /** As these, with answers no larger than that. */
  PollSettings within(@Nullable Integer most) {
    return most == null || most >= maxBytes
        ? this
        : new PollSettings(urls, headers, minInterval, maxInterval, recheck, timeout, most, allow);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static void check(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    SettingCheck.that(
        (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null,
        "urls: only http:// and https:// with a host can be polled");
    SettingCheck.that(
        url.getUserInfo() == null,
        "urls: no user or password in a URL, where logs would show it; use headers: Authorization");
  }

  private static void check(String name, String value) {
    SettingCheck.that(
        HEADER.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT)),
        "headers: '" + name + "' is no header that can be set here");
    SettingCheck.that(
        value.chars().allMatch(c -> c >= ' ' && c != 127),
        "headers: the value of '" + name + "' has a line break or control character");
  }

  /** Headers may be credentials. */
  @Override
  public String toString() {
    return "PollSettings[urls=" + urls + ", headers=" + headers.keySet() + "]";
  }
}
