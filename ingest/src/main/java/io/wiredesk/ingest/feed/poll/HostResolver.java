package io.wiredesk.ingest.feed.poll;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up a host's addresses. */
@FunctionalInterface
public interface HostResolver {

  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The operating system's. */
  static HostResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
