package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.cli.cluster.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dwiredesk.screenshots=docs/images} makes anew what README.md shows. */
@EnabledIfSystemProperty(named = Browser.PICTURES, matches = ".+")
class ReadmePictureE2eIT {
  @Test
  void console(@TempDir Path profile) throws Exception {
    E2e stack = E2e.stack();
    try (Browser browser = Browser.open(stack.endpoints().monitor(), profile)) {
      browser.at("/").waitFor("live ", "Who reads");
      for (String headline :
          List.of(
              "Orchard growers agree on a price for late apples",
              "Pelican colony counted for the first time since 2019",
              "Bank of Ellery holds its key rate",
              "Lock gate seven of the canal repaired overnight",
              "Choir of ninety sings in the market hall of Orle",
              "Snow closes the pass above Tveit",
              "Council votes to keep the tram depot open",
              "Harbour fee rises to 42 kroner from Monday",
              "Night ferry returns to Bergen after three weeks")) {
        String story =
            "{\"uri\": \"%s\", \"type\": \"text\", \"language\": \"en\", \"headline\": \"%s\", \"body_text\": \"%s\"}"
                .formatted(UUID.randomUUID(), headline, headline + ", it was said on Thursday.");
        Http.send(stack.push("desk", "application/json", story.getBytes(UTF_8)).build());
        browser.waitFor(headline);
      }
      byte[] heard = "Tide tables for the week are out.".getBytes(UTF_8);
      Http.send(stack.push(E2e.REGULAR, "text/plain", heard).build());
      browser.waitFor("balanced");
      browser.picture("console");
    }
  }
}
