package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Login;
import io.wiredesk.ingest.feed.settings.DropSettings;
import io.wiredesk.ingest.feed.settings.HashedPassword;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Base64;
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

  /** What a name that is no feed's is compared with: it must take as long as one that is. */
  private static final HashedPassword NOBODYS =
      HashedPassword.of(
          "pbkdf2:600000:%s:%s".formatted(base64(new byte[16]), base64(new byte[32])));

  private final Map<String, DropSettings> drops;
  private final AttemptLimit attempts;
  private final FeedMeters meters;

  /**
   * @param drops by feed
   */
  SftpLogins(Map<String, DropSettings> drops, AttemptLimit attempts, FeedMeters meters) {
    this.drops = Map.copyOf(drops);
    this.attempts = attempts;
    this.meters = meters;
  }

  @Override
  public boolean authenticate(String user, String password, ServerSession session) {
    String address = address(session.getClientAddress());
    if (attempts.isReached(address)) {
      return end(user, address, Login.TOO_MANY);
    }
    if (matches(drops.get(user), password)) {
      return end(user, address, Login.ACCEPTED);
    }
    attempts.failed(address);
    return end(user, address, Login.WRONG);
  }

  private static boolean matches(@Nullable DropSettings drop, String password) {
    if (drop == null || drop.passwords().isEmpty()) {
      boolean unused = NOBODYS.matches(password);
      return false;
    }
    boolean matches = false;
    for (HashedPassword one : drop.passwords()) {
      matches |= one.matches(password);
    }
    return matches;
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

  private static String address(SocketAddress client) {
    return client instanceof InetSocketAddress inet
        ? String.valueOf(inet.getAddress().getHostAddress())
        : String.valueOf(client);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
