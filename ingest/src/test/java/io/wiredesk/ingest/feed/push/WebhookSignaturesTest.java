package io.wiredesk.ingest.feed.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.push.WebhookSignatures.Verdict;
import io.wiredesk.ingest.feed.settings.SigningSecret;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignaturesTest {
  private static final byte[] KEY = "a key of thirty-two bytes, no more".getBytes(UTF_8);
  private static final byte[] OLD = "the key before the rotation, retired".getBytes(UTF_8);
  private static final byte[] BODY = "{\"uri\":\"urn:a\"}".getBytes(UTF_8);

  private final TestClock clock = new TestClock();
  private final long now = clock.instant().getEpochSecond();
  private final WebhookSignatures signatures = new WebhookSignatures(clock);

  @Test
  void genuine() throws Exception {
    assertThat(verify(headers("id1", now, sign(KEY, "id1", now, BODY)), BODY))
        .isEqualTo(Verdict.GENUINE);
  }

  @Test
  void anyOfSeveralSecretsAndSignatures() throws Exception {
    String both = "v1,bm9uZQ== v1a,other " + sign(OLD, "id1", now, BODY);
    assertThat(verify(headers("id1", now, both), BODY)).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void anythingChangedIsWrong() throws Exception {
    String signature = sign(KEY, "id1", now, BODY);
    assertThat(verify(headers("id2", now, signature), BODY)).isEqualTo(Verdict.WRONG);
    assertThat(verify(headers("id1", now + 1, signature), BODY)).isEqualTo(Verdict.WRONG);
    assertThat(verify(headers("id1", now, signature), "{}".getBytes(UTF_8)))
        .isEqualTo(Verdict.WRONG);
    assertThat(verify(headers("id1", now, signature.replace("v1,", "v2,")), BODY))
        .isEqualTo(Verdict.WRONG);
    assertThat(verify(headers("id1", now, ""), BODY)).isEqualTo(Verdict.WRONG);
    assertThat(signatures.verify(List.of(), headers("id1", now, signature), BODY))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void fiveMinutesEitherWay() throws Exception {
    for (long off : new long[] {-300, 300}) {
      assertThat(verify(headers("i", now + off, sign(KEY, "i", now + off, BODY)), BODY))
          .isEqualTo(Verdict.GENUINE);
    }
    for (long off : new long[] {-301, 301, -now}) {
      assertThat(verify(headers("i", now + off, sign(KEY, "i", now + off, BODY)), BODY))
          .isEqualTo(Verdict.STALE);
    }
  }

  @Test
  void moreSignaturesThanAnyoneNeedsAreNotTried() throws Exception {
    String many = "v1,bm9uZQ== ".repeat(20) + sign(KEY, "id1", now, BODY);
    assertThat(verify(headers("id1", now, many), BODY)).isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "secret", "whsec_!!!", "c2VjcmV0"})
  void whatIsNoSecretIsRefusedWithoutBeingShown(String text) {
    assertThatThrownBy(() -> SigningSecret.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("signingSecrets")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(secret(KEY)).hasToString("whsec_…");
  }

  private Verdict verify(RequestHeaders headers, byte[] body) {
    return signatures.verify(List.of(secret(KEY), secret(OLD)), headers, body);
  }

  private static RequestHeaders headers(String id, long timestamp, String signature) {
    return RequestHeaders.of(
        HttpMethod.POST,
        "/v1/feeds/f",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        signature);
  }

  private static SigningSecret secret(byte[] key) {
    return SigningSecret.of("whsec_" + Base64.getEncoder().encodeToString(key));
  }

  /** As a sender does it. */
  static String sign(byte[] key, String id, long timestamp, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
