package io.wiredesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.wiredesk.service.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTest {
  @Test
  void isReadInTheBackgroundAndSaysWhenItIsThere() {
    LanguageModel.load();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> LanguageModel.readiness() instanceof Readiness.Ready);
    assertThat(LanguageModel.get().guess("Sadama vanim lüüs suletakse").language())
        .isEqualTo("ekk");
  }

  /** Tables and lists of names too, of which nobody is sure. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VX-30 4,512.40 ORLIN 31.20 VANTOR 17.05 CASTREL 88",
        "Sadama vanim lüüs suletakse üheteistkümneks nädalaks",
        "Самый старый шлюз порта будет закрыт",
        "see https://example.org/x or a.b@example.org #lock haha :-) ooooh",
        "Zgłoszono \uD83D\uDE00 utrudnienia, 17 osób"
      })
  void saysWhatOpenNlpSays(String text) {
    Language theirs = OpenNlp.DETECTOR.predictLanguage(text);
    CharacterGrams.Guess ours = LanguageModel.get().guess(text);
    assertThat(ours.language()).isEqualTo(theirs.getLang());
    assertThat(ours.confidence()).isCloseTo(theirs.getConfidence(), within(1e-5));
  }

  private static final class OpenNlp {
    static final LanguageDetectorME DETECTOR = read();

    private static LanguageDetectorME read() {
      try (InputStream in = LanguageModel.class.getResourceAsStream("/langdetect-183.bin")) {
        return new LanguageDetectorME(new LanguageDetectorModel(Objects.requireNonNull(in)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
