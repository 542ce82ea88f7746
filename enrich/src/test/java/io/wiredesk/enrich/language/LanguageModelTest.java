package io.wiredesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.service.Readiness;
import java.time.Duration;
import opennlp.tools.langdetect.LanguageDetectorME;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
  @Test
  void isReadInTheBackgroundAndSaysWhenItIsThere() {
    LanguageModel.load();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> LanguageModel.readiness() instanceof Readiness.Ready);
    assertThat(new LanguageDetectorME(LanguageModel.get()).getSupportedLanguages())
        .hasSizeGreaterThan(100);
  }
}
