package io.wiredesk.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonStoryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final JsonStory stories = new JsonStory(() -> NOW);

  @Test
  void takesWhatIsThereAndInventsNothing() throws Exception {
    WireStory story =
        message(
            "{'id':7,'headline':'Ferry stops','body':'B','language':'en','source':'NTB',"
                + "'dateline':'OSLO','byline':'K. Rahn','change':'new'}");
    assertThat(story.getStoryId()).isEqualTo("7");
    assertThat(story.getHeadline()).isEqualTo("Ferry stops");
    assertThat(story.getProvider()).isEqualTo("NTB");
    assertThat(story.getDateline().getText()).isEqualTo("OSLO");
    assertThat(story.getChange()).isEqualTo(Change.new$);
    WireStory bare = message("{'id':'a','title':'T','dateline':' '}");
    assertThat(bare.getBody()).isEmpty();
    assertThat(bare.getDateline()).isNull();
    assertThat(bare.getVersionCreated()).isNull();
    assertThat(bare.getChange()).isEqualTo(Change.unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01 10:20, 2026-03-01T10:20:00Z",
    "2026-03-01T10:20:30, 2026-03-01T10:20:30Z",
    "2026-03-01T10:20:30.250+01:00, 2026-03-01T09:20:30.250Z",
  })
  void readsTimesAndTakesThemForUtcWithoutAZone(String written, String time) throws Exception {
    WireStory story = message("{'id':1,'body':'B','time':'" + written + "'}");
    assertThat(story.getVersionCreated()).isEqualTo(time);
    assertThat(story.getReceivedAt()).isEqualTo(time);
  }

  @Test
  void aTimeThatIsMissingOrStillToComeCountsAsTheOneBefore() throws Exception {
    message("{'id':1,'body':'B','time':'2026-03-01'}");
    WireStory ahead = message("{'id':2,'body':'B','time':'2099-01-01'}");
    assertThat(ahead.getVersionCreated()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(ahead.getReceivedAt()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(message("{'id':3,'body':'B'}").getReceivedAt()).isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void refusesWhatIsNoStory() {
    assertThatThrownBy(() -> message("{'id':1.5,'body':'B'}"))
        .hasMessage("\"id\" must be a text or a whole number");
    assertThatThrownBy(() -> message("{'id':'a','title':null}"))
        .hasMessage("story a has neither \"title\" nor \"body\"");
    assertThatThrownBy(() -> message("{'id':'a','body':'B','byline':1}"))
        .hasMessage("\"byline\" must be a text");
  }

  private WireStory message(String line) throws Exception {
    return stories.message((ObjectNode) new ObjectMapper().readTree(line.replace('\'', '"')));
  }
}
