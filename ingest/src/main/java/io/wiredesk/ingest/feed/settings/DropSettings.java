package io.wiredesk.ingest.feed.settings;

import io.wiredesk.service.SettingCheck;
import java.util.List;

/**
 * Who may upload a feed's files by SFTP. The user's name is the feed's.
 *
 * @param passwords hashed, several for rotation
 * @param publicKeys as in OpenSSH's {@code authorized_keys}
 */
public record DropSettings(List<HashedPassword> passwords, List<SshPublicKey> publicKeys) {

  public DropSettings {
    passwords = SettingCheck.orNone(passwords);
    publicKeys = SettingCheck.orNone(publicKeys);
    SettingCheck.that(
        !passwords.isEmpty() || !publicKeys.isEmpty(),
        "drop: give passwords or publicKeys, else nobody can log in");
  }
}
