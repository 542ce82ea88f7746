package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.header.Headers;

/** What senders of pushes do, and how they are answered. */
abstract class PushSteps extends IngestIT {
  Headers headers(String storyId) {
    return raw().stream().filter(r -> r.key().equals(storyId)).findFirst().orElseThrow().headers();
  }

  HttpResponse<String> signed(byte[] body, long timestamp, String signature) throws Exception {
    return post(
        "signed",
        body,
        "webhook-id",
        "m1",
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        signature);
  }

  static String signature(long timestamp, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(SIGNING_SECRET.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(bytes("m1." + timestamp + "."));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  static double sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(l -> l.startsWith(name + "{"))
        .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
        .sum();
  }

  void assertUnprocessable(String body, String code) throws Exception {
    HttpResponse<String> answer = push(body);
    assertProblem(answer, 422);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertRejected(bytes(body), code);
  }

  void assertRejected(byte[] body, String code) {
    List<Rejected> found =
        rejected().stream().filter(r -> Arrays.equals(r.getOriginal().array(), body)).toList();
    assertThat(found).isNotEmpty().allMatch(r -> r.getCode().equals(code));
    assertThat(found).allMatch(r -> r.getFeed().equals("demo") && !r.getReason().contains("\n"));
  }

  static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"detail\":\"", "\"status\":" + status);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
