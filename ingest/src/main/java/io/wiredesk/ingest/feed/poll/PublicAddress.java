package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether an address is somewhere on the public internet. A poll must not be led to what only this
 * host or its network may reach. The ranges are those that IANA's special-purpose registries (RFC
 * 6890) call not globally reachable, and those that wrap an IPv4 address.
 */
final class PublicAddress {
  private static final List<AddressRange> OTHERS =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8",
              "100.64.0.0/10", // shared by a carrier's customers
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local; clouds keep credentials there
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16",
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3", // multicast, reserved, broadcast
              "::/8", // unspecified, loopback, mapped and compatible IPv4
              "64:ff9b::/96", // NAT64
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23", // Teredo and others
              "2001:db8::/32",
              "2002::/16", // 6to4
              "fc00::/7", // unique local
              "fe80::/9", // link-local, and site-local of old
              "ff00::/8") // multicast
          .map(AddressRange::of)
          .toList();

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    return OTHERS.stream().noneMatch(n -> n.contains(address));
  }
}
