package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.security.PublicKey;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;

/** A server's key as the configuration pins it: the key itself or its fingerprint. */
public final class HostKey {
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  private final String fingerprint;
  private final @Nullable SshPublicKey key;

  private HostKey(String fingerprint, @Nullable SshPublicKey key) {
    this.fingerprint = fingerprint;
    this.key = key;
  }

  @JsonCreator
  public static HostKey of(String text) {
    if (FINGERPRINT.matcher(text.strip()).matches()) {
      return new HostKey(text.strip(), null);
    }
    SshPublicKey key = SshPublicKey.of(text);
    return new HostKey(key.fingerprint(), key);
  }

  public boolean is(PublicKey presented) {
    return key == null ? fingerprint.equals(KeyUtils.getFingerPrint(presented)) : key.is(presented);
  }

  @Override
  public String toString() {
    return fingerprint;
  }
}
