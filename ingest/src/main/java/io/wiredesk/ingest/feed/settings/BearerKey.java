package io.wiredesk.ingest.feed.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.service.SettingCheck;
import io.wiredesk.service.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the {@code Authorization: Bearer} header, of which the configuration and this process
 * hold only hashes: {@code sha256:<hex of the key>}.
 */
public final class BearerKey {
  private static final String SCHEME = "Bearer ";
  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

  private BearerKey() {}

  /**
   * Hashes as a setting gives them.
   *
   * @param hashes null where the setting is left out
   * @throws IllegalArgumentException when one is none; a plain key pasted by mistake is a secret,
   *     and not told
   */
  public static List<String> hashes(String setting, @Nullable List<String> hashes) {
    List<String> given = hashes == null ? List.of() : List.copyOf(hashes);
    SettingCheck.that(
        given.stream().allMatch(hash -> HASH.matcher(hash).matches()),
        setting
            + ": each must be sha256: and 64 lower-case hex digits, the SHA-256 of the bearer key");
    return given;
  }

  /**
   * The hash of what was presented.
   *
   * @param authorization the header, null where there is none; that makes the hash of no key
   */
  public static String hash(@Nullable String authorization) {
    String header = authorization == null ? "" : authorization;
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return "sha256:" + Sha256.hex(bearer ? header.substring(SCHEME.length()).strip() : "");
  }

  /** Takes the same time whether they are the same or not. */
  public static boolean same(String hash, String presented) {
    return MessageDigest.isEqual(hash.getBytes(UTF_8), presented.getBytes(UTF_8));
  }
}
