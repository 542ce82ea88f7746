package io.wiredesk.ingest.feed.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.ClientAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** What one address may have takes nothing from another. */
class AddressBudgetsTest {
  private final AddressBudgets budgets = new AddressBudgets(10);

  @Test
  void eachAddressHasItsOwn() {
    assertThat(budgets.tryTake("a", 6)).isTrue();
    assertThat(budgets.tryTake("a", 6)).isFalse();
    assertThat(budgets.tryTake("b", 6)).isTrue();
    assertThat(budgets.tryTake("a", 4)).isTrue();
    budgets.giveBack("a", 6);
    assertThat(budgets.tryTake("a", 6)).isTrue();
  }

  @Test
  void oneThatIsAloneMayBeLarger() {
    assertThat(budgets.tryTake("a", 11)).isTrue();
    assertThat(budgets.tryTake("a", 1)).isFalse();
    budgets.giveBack("a", 11);
    assertThat(budgets.tryTake("a", 10)).isTrue();
  }

  @Test
  void anIpv6NetworkIsOneAddress() throws Exception {
    assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9"));
    assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
    assertThat(of("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  private static String of(String address) throws Exception {
    return ClientAddress.of(new InetSocketAddress(InetAddress.getAllByName(address)[0], 1));
  }
}
