package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Identity and orders within a source, from the wire to the row. */
class AuthorityE2eIT {
  private static final String NINJS =
      """
      {"uri": "urn:authority:%s", "version": "%d", "type": "text", "language": "en", "pubstatus": "%s",
       "headline": "Sluice opens at %s", "body_text": "The sluice at %s opens on Friday, its warden told %s."}
      """;

  private final E2e stack;

  AuthorityE2eIT() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void aPartnersKeyDoesNotKillAnotherAgencysStory() throws Exception {
    for (boolean killFirst : List.of(true, false)) {
      String name = "Vliet" + killFirst;
      String story = NINJS.formatted(name, 1, "usable", name, name, name + "'s council");
      String kill = NINJS.formatted(name, 9, "canceled", name, name, name + "'s council");
      push(killFirst ? "gazette" : E2e.LIFE, "application/json", killFirst ? kill : story);
      push(killFirst ? E2e.LIFE : "gazette", "application/json", killFirst ? story : kill);
      becomes("gazette:urn:authority:" + name, "canceled");
      becomes(E2e.LIFE + ":urn:authority:" + name, "usable");
    }
  }

  @Test
  void heldFreedAndKilledByItsNumberInProse() throws Exception {
    String story = E2e.LIFE + ":hpw123@2026-03-05";
    push(E2e.LIFE, "text/plain", sample("32a-7901-story-123.txt"));
    becomes(story, "usable");
    push(E2e.LIFE, "text/plain", sample("32b-7901-hold.txt"));
    becomes(story, "withheld");
    push(E2e.LIFE, "text/plain", sample("32c-7901-may-be-used.txt"));
    becomes(story, "usable");
    push(E2e.LIFE, "text/plain", sample("32d-7901-kill.txt"));
    becomes(story, "canceled");
    String off = sample("32d-7901-kill.txt").replace("hpw133", "hpw140").replace(" 123 ", " 126 ");
    off = off.replace("\"Ferry terminal closed\"", "").replace("1130", "1140");
    push(E2e.LIFE, "text/plain", off);
    becomes(E2e.LIFE + ":hpw126@2026-03-05", "canceled");
  }

  @Test
  void killedBeforeItComes() throws Exception {
    push(E2e.ORDER, "text/plain", sample("32d-7901-kill.txt"));
    push(E2e.ORDER, "text/plain", sample("32a-7901-story-123.txt"));
    becomes(E2e.ORDER + ":hpw123@2026-03-05", "canceled");
  }

  private void becomes(String storyId, String status) {
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () -> assertThat(stack.row(storyId)).as(storyId).containsEntry("pub_status", status));
  }

  private void push(String feed, String type, String message) throws Exception {
    Http.Answer answer = Http.send(stack.push(feed, type, message.getBytes(UTF_8)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static String sample(String name) throws IOException {
    return new String(Cases.bytes(name), UTF_8);
  }
}
