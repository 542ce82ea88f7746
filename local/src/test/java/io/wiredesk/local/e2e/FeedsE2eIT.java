package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.Wiredesk;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.schemas.Position;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One story by each way a feed may come, from its sender's server into PostgreSQL. */
class FeedsE2eIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final E2e stack;

  FeedsE2eIT() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void pushed() throws Exception {
    String story = ninjs("pushed", "Glass works", "The glass works of Tarn lit a second furnace.");
    assertThat(
            Http.send(stack.push(E2e.FEEDS, "application/json", story.getBytes(UTF_8)).build())
                .status())
        .isEqualTo(202);
    stored(E2e.FEEDS + ":urn:feeds:pushed", E2e.FEEDS, "http");
  }

  @Test
  void droppedIntoTheInbox() throws Exception {
    String story = ninjs("dropped", "Night ferry", "Lorn council pays for a night ferry again.");
    Path inbox = Path.of(feed(E2e.FEEDS).inbox());
    Files.writeString(inbox.resolve("story.json.part"), story);
    Files.move(inbox.resolve("story.json.part"), inbox.resolve("story.json"));
    stored(E2e.FEEDS + ":urn:feeds:dropped", E2e.FEEDS, "directory");
    await().atMost(PATIENCE).until(() -> Files.exists(inbox.resolve("done/story.json")));
  }

  /** As many bytes as ingest takes at all: they fit every topic, state and table. */
  @Test
  void theLargestMessageThatIsTaken() throws Exception {
    Random random = new Random(1);
    StringBuilder words = new StringBuilder();
    while (words.length() < WireSizes.MESSAGE) {
      random.ints(7, 'a', 'z' + 1).forEach(words::appendCodePoint);
      words.append(' ');
    }
    int around = ninjs("largest", "Long list", "").length();
    words.setLength(WireSizes.MESSAGE - around);
    byte[] story = ninjs("largest", "Long list", words.toString()).getBytes(UTF_8);
    assertThat(story).hasSize(WireSizes.MESSAGE);
    Path inbox = Path.of(feed(E2e.FEEDS).inbox());
    Files.write(inbox.resolve("largest.json.part"), story);
    Files.move(inbox.resolve("largest.json.part"), inbox.resolve("largest.json"));

    ConsumerRecord<String, WireStory> raw =
        stored(E2e.FEEDS + ":urn:feeds:largest", E2e.FEEDS, "directory");
    assertThat(raw.value().getOriginal()).isEqualTo(ByteBuffer.wrap(story));
  }

  /** By the address and the password that {@code endpoints.json} gives. */
  @Test
  void uploaded() throws Exception {
    String story = ninjs("uploaded", "Orchard fire", "Fire took nine rows of an orchard in Vale.");
    Endpoints.Feed feed = feed(E2e.FEEDS);
    URI at = URI.create(feed.sftp());
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      client.start();
      try (ClientSession session =
          client
              .connect(at.getUserInfo(), at.getHost(), at.getPort())
              .verify(PATIENCE)
              .getSession()) {
        session.addPasswordIdentity(feed.key());
        session.auth().verify(PATIENCE);
        upload(session, story.getBytes(UTF_8));
      }
    }
    stored(E2e.FEEDS + ":urn:feeds:uploaded", E2e.FEEDS, "sftp");
  }

  private static void upload(ClientSession session, byte[] story) throws IOException {
    try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
        SftpClient.CloseableHandle file =
            sftp.open("story.json", OpenMode.Write, OpenMode.Create)) {
      sftp.write(file, 0, story);
    }
  }

  @Test
  void polled() throws Exception {
    stack
        .sites()
        .publish("urn:feeds:polled", "Bridge painted", "The long bridge at Sund is painted red.");
    ConsumerRecord<String, WireStory> raw =
        stored("polled:urn:feeds:polled", FeedSites.POLLED, "poll");
    assertThat(raw.value().getProvider()).isEqualTo("Polled");
    assertThat(raw.value().getLanguage()).isEqualTo("en");
    assertThat(position(FeedSites.POLLED).getSource()).endsWith("/news.rss");
  }

  @Test
  void pulled() throws Exception {
    stack
        .sites()
        .offer("a.json", ninjs("pulled", "Chess final", "Two brothers met in a chess final."));
    stored(FeedSites.PULLED + ":urn:feeds:pulled", FeedSites.PULLED, "sftp-pull");
    assertThat(position(FeedSites.PULLED).getSource()).endsWith("/out/a.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {E2e.FEEDS, FeedSites.POLLED, FeedSites.PULLED})
  void everyFeedIsFoundToBeInOrder(String feed) {
    StringWriter out = new StringWriter();
    int status = check(feed, out);
    assertThat(out.toString()).contains("ok    config       " + feed).doesNotContain("WRONG");
    assertThat(status).isZero();
  }

  @Test
  void aFeedThatIsNotThereIsFoundToBeWrong() {
    StringWriter out = new StringWriter();
    assertThat(check("nobody", out)).isEqualTo(1);
    assertThat(out.toString()).hasLineCount(1).contains("WRONG", "no feed 'nobody'", E2e.FEEDS);
  }

  private int check(String feed, StringWriter out) {
    StringWriter err = new StringWriter();
    String[] command = {"feeds", "test", feed, "--data", stack.data().toString()};
    int status = Wiredesk.run(command, new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(err.toString()).isEmpty();
    return status;
  }

  /** Waits for its row; returns what it was read as. */
  private ConsumerRecord<String, WireStory> stored(String storyId, String feed, String transport) {
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count(
                        "SELECT count(*) FROM story WHERE story_id = ? AND feed = ?", storyId, feed)
                    == 1);
    ConsumerRecord<String, WireStory> raw =
        stack.<WireStory>records(WireTopic.RAW).stream()
            .filter(r -> r.key().equals(storyId))
            .findFirst()
            .orElseThrow();
    assertThat(raw.value().getTransport()).isEqualTo(transport);
    return raw;
  }

  /** It is saved after the ack, so not always by the time that the row is there. */
  private Position position(String feed) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                stack.<Position>records(WireTopic.POSITIONS).stream()
                    .map(ConsumerRecord::value)
                    .filter(p -> p.getFeed().equals(feed))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Endpoints.Feed feed(String name) {
    return Objects.requireNonNull(stack.endpoints().feeds().get(name));
  }

  private static String ninjs(String id, String headline, String text) {
    return """
        {"uri": "urn:feeds:%s", "version": "1", "type": "text", "language": "en",
         "versioncreated": "2024-05-06T10:00:00Z", "headline": "%s", "body_text": "%s"}
        """
        .formatted(id, headline, text);
  }
}
