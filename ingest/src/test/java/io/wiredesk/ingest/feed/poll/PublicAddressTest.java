package io.wiredesk.ingest.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.feed.settings.AddressRange;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.19.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1"
      })
  void privateAndSpecialOnesAreNot(String literal) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "11.0.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "169.253.1.1",
        "192.167.1.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void othersAre(String literal) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(literal))).isTrue();
  }

  @Test
  void aNetworkEndsWithinAByte() throws Exception {
    AddressRange network = AddressRange.of("10.16.0.0/12");
    assertThat(network.contains(InetAddress.getByName("10.31.255.255"))).isTrue();
    assertThat(network.contains(InetAddress.getByName("10.32.0.0"))).isFalse();
    assertThat(network.contains(InetAddress.getByName("fd00::1"))).isFalse();
    assertThat(AddressRange.of("192.0.2.7").contains(InetAddress.getByName("192.0.2.8"))).isFalse();
    assertThat(AddressRange.of("0.0.0.0/0").contains(InetAddress.getByName("8.8.8.8"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "fd00::/129"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.1.0.0/16");
  }
}
