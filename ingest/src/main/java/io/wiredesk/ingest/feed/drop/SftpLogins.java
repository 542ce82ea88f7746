package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.ClientAddress;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Login;
import io.wiredesk.ingest.feed.settings.DropSettings;
import io.wiredesk.ingest.feed.settings.HashedPassword;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may upload: a user a feed, by password or public key. Thread-safe. */
final class SftpLogins implements PasswordAuthenticator, PublickeyAuthenticator {
  private static final Logger log = LoggerFactory.getLogger(SftpLogins.class);

  private final Map<String, DropSettings> drops;
  private final AttemptLimit attempts;
  private final FeedMeters meters;

  /**
   * Rounds of the slow hash that every refusal costs, whoever it is for: as many as the feed's with
   * the most. How long a refusal takes must not tell whether a name is a feed's.
   */
  private final int rounds;

  /**
   * @param drops by feed
   */
  SftpLogins(Map<String, DropSettings> drops, AttemptLimit attempts, FeedMeters meters) {
    this.drops = Map.copyOf(drops);
    this.attempts = attempts;
    this.meters = meters;
    this.rounds =
        drops.values().stream().mapToInt(drop -> rounds(drop.passwords())).max().orElse(0);
  }

  @Override
  public boolean authenticate(String user, String password, ServerSession session) {
    return authenticate(user, password, ClientAddress.of(session.getClientAddress()));
  }

  boolean authenticate(String user, String password, String address) {
    if (attempts.isReached(address)) {
      return end(user, address, Login.TOO_MANY);
    }
    if (matches(drops.get(user), password)) {
      return end(user, address, Login.ACCEPTED);
    }
    attempts.failed(address);
    return end(user, address, Login.WRONG);
  }

  private boolean matches(@Nullable DropSettings drop, String password) {
    List<HashedPassword> own = drop == null ? List.of() : drop.passwords();
    boolean matches = false;
    for (HashedPassword one : own) {
      matches |= one.matches(password);
    }
    if (!matches) {
      HashedPassword.spend(password, rounds - rounds(own));
    }
    return matches;
  }

  private static int rounds(List<HashedPassword> passwords) {
    return passwords.stream().mapToInt(HashedPassword::rounds).sum();
  }

  /** Clients try all the keys they have, so a wrong one is no failed attempt. */
  @Override
  public boolean authenticate(String user, PublicKey key, ServerSession session) {
    DropSettings drop = drops.get(user);
    return drop != null && drop.publicKeys().stream().anyMatch(k -> k.is(key));
  }

  private boolean end(String user, String address, Login how) {
    String feed = drops.containsKey(user) ? user : "";
    meters.login(feed, how);
    if (how != Login.ACCEPTED) {
      log.warn("sftp_login_refused feed={} address={} why={}", feed, address, how);
    }
    return how == Login.ACCEPTED;
  }
}
