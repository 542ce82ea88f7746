package io.wiredesk.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever its size, a message is a record on a topic, and the next one follows. */
class SizesIT extends IngestIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Override
  String moreFeeds() {
    return "  maxBodyBytes: %d\n".formatted(WireSizes.MESSAGE);
  }

  @Test
  void aPushAtTheLimitIsAStoryAndOneByteMoreIsNot() throws Exception {
    byte[] largest = incompressible("limit", WireSizes.MESSAGE);
    assertThat(push("demo", KEY, largest).statusCode()).isEqualTo(202);
    assertThat(raw())
        .filteredOn(r -> r.key().endsWith("limit"))
        .singleElement()
        .satisfies(r -> assertThat(r.value().getOriginal()).isEqualTo(ByteBuffer.wrap(largest)));

    byte[] larger = incompressible("beyond", WireSizes.MESSAGE + 1);
    assertThat(push("demo", KEY, larger).statusCode()).isEqualTo(413);
    assertThat(rejectedWith(larger).getReason()).contains(larger.length + " bytes");
  }

  @Test
  void aPictureInAnInboxIsKeptByItsBeginningAndTheNextFileGoesOn() throws Exception {
    byte[] picture = random(17 * 1024 * 1024);
    drop("a-picture.jpg", picture);
    drop("b-next.xml", incompressible("behind", 100_000));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/b-next.xml")));

    assertThat(inbox("rejected/a-picture.jpg")).hasBinaryContent(picture);
    Rejected record = rejectedWith(picture);
    assertThat(record.getCode()).isEqualTo("too-large");
    assertThat(record.getOriginal())
        .isEqualTo(ByteBuffer.wrap(Arrays.copyOf(picture, WireSizes.HEAD)));
    assertThat(record.getReason())
        .contains("17825792 bytes", inbox("rejected/a-picture.jpg").toString());
  }

  @Test
  void whatIsNoStoryIsRejectedWithAllItsBytes() throws Exception {
    byte[] binary = random(WireSizes.MESSAGE);
    drop("binary.dat", binary);
    await().atMost(SOON).until(() -> Files.exists(inbox("rejected/binary.dat")));
    assertThat(rejectedWith(binary).getOriginal()).isEqualTo(ByteBuffer.wrap(binary));
  }

  private Rejected rejectedWith(byte[] bytes) {
    String sha256 = Sha256.hex(bytes);
    return rejected().stream()
        .filter(r -> r.getOriginalSha256().equals(sha256))
        .findFirst()
        .orElseThrow();
  }

  /** A story that is hardly smaller when it is compressed. */
  private static byte[] incompressible(String id, int size) {
    String head =
        "<?xml version='1.0' encoding='ISO-8859-1'?><nitf><head><docdata><doc-id id-string='"
            + id
            + "'/></docdata></head><body><body.head><hedline><hl1>Large</hl1></hedline></body.head>"
            + "<body.content><p>";
    String tail = "</p></body.content></body></nitf>";
    byte[] bytes = random(size);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (0xA1 + (bytes[i] & 0xFF) % 95);
    }
    System.arraycopy(head.getBytes(ISO_8859_1), 0, bytes, 0, head.length());
    System.arraycopy(tail.getBytes(ISO_8859_1), 0, bytes, size - tail.length(), tail.length());
    return bytes;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private void drop(String name, byte[] bytes) throws Exception {
    Path part = Files.write(inbox(name + ".part"), bytes);
    Files.move(part, inbox(name));
  }

  private Path inbox(String name) {
    return folder.resolve("inbox/demo").resolve(name).toAbsolutePath();
  }
}
