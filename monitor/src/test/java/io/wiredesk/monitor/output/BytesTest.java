package io.wiredesk.monitor.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.RecordCoordinate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bytes as people see them. */
class BytesTest {
  @Test
  void hexDumpShowsOffsetBytesAndAscii() {
    byte[] bytes = "<?xml version=\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(HexDump.of(bytes, 100))
        .isEqualTo(
            "00000000  3c 3f 78 6d 6c 20 76 65  72 73 69 6f 6e 3d e9 0a  |<?xml version=..|\n");
    assertThat(HexDump.of(bytes, 3))
        .isEqualTo("00000000  3c 3f 78                                          |<?x|\n");
    assertThat(HexDump.of(new byte[0], 100)).isEmpty();
  }

  @Test
  void textIsUtf8WhereItIsAndLatin1Else() {
    assertThat(TextPreview.of("Zürich".getBytes(StandardCharsets.UTF_8), 100))
        .isEqualTo(new TextPreview("Zürich", StandardCharsets.UTF_8, false));
    assertThat(TextPreview.of("Zürich".getBytes(StandardCharsets.ISO_8859_1), 100))
        .isEqualTo(new TextPreview("Zürich", StandardCharsets.ISO_8859_1, false));
  }

  @Test
  void textThatIsCutIsNotCutWithinACharacter() {
    byte[] bytes = "Zürich".getBytes(StandardCharsets.UTF_8);

    assertThat(TextPreview.of(bytes, 2))
        .isEqualTo(new TextPreview("Z", StandardCharsets.UTF_8, true));
    assertThat(TextPreview.of(bytes, 3).text()).isEqualTo("Zü");
  }

  @Test
  void placesAreReadBackAsTheyArePrinted() {
    RecordCoordinate place = new RecordCoordinate("wire.rejected.sink", 2, 17);

    assertThat(RecordCoordinate.parse(place.toString())).contains(place);
    assertThat(RecordCoordinate.parse("wire.rejected")).isEmpty();
    assertThat(RecordCoordinate.parse("../x-1@2")).isEmpty();
    assertThat(RecordCoordinate.parse("wire.rejected-1@99999999999999999999")).isEmpty();
  }
}
