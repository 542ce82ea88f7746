package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may upload a feed's files by SFTP. The user's name is the feed's.
 *
 * @param passwords hashed, several for rotation
 * @param publicKeys as in OpenSSH's {@code authorized_keys}
 */
public record DropSettings(List<HashedPassword> passwords, List<SshPublicKey> publicKeys) {

  public DropSettings {
    passwords = List.copyOf(passwords);
    publicKeys = List.copyOf(publicKeys);
    SettingCheck.that(
        !passwords.isEmpty() || !publicKeys.isEmpty(),
        "drop: give passwords or publicKeys, else nobody can log in");
  }

  @JsonCreator
  public static DropSettings of(
      @JsonProperty("passwords") @Nullable List<HashedPassword> passwords,
      @JsonProperty("publicKeys") @Nullable List<SshPublicKey> publicKeys) {
    return new DropSettings(
        passwords == null ? List.of() : passwords, publicKeys == null ? List.of() : publicKeys);
  }
}
