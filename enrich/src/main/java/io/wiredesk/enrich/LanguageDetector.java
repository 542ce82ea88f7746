package io.wiredesk.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Detects a text's language by character n-grams (OpenNLP, 183 languages). The model is read on
 * first use and shared; a detector belongs to one thread.
 */
final class LanguageDetector {
  /** Shorter texts say too little. */
  private static final int LETTERS_NEEDED = 20;

  /** Longer texts say nothing more. */
  private static final int CHARACTERS_READ = 2000;

  private static final String MODEL = "/langdetect-183.bin";

  private @Nullable LanguageDetectorME detector;

  Optional<String> detect(String text) {
    if (text.chars().filter(Character::isLetter).limit(LETTERS_NEEDED).count() < LETTERS_NEEDED) {
      return Optional.empty();
    }
    String beginning = text.substring(0, Math.min(text.length(), CHARACTERS_READ));
    Language best = detector().predictLanguage(beginning);
    return Optional.of(Codes.TWO_LETTERS.getOrDefault(best.getLang(), best.getLang()));
  }

  private LanguageDetectorME detector() {
    if (detector == null) {
      detector = new LanguageDetectorME(Model.SHARED);
    }
    return detector;
  }

  private static final class Model {
    static final LanguageDetectorModel SHARED = read();

    private static LanguageDetectorModel read() {
      try (InputStream in = LanguageDetector.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IllegalStateException("opennlp-models-langdetect is not on the class path");
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + MODEL, e);
      }
    }
  }

  /** The model speaks ISO 639-3, BCP 47 wants the two-letter code where there is one. */
  private static final class Codes {
    static final Map<String, String> TWO_LETTERS =
        Arrays.stream(Locale.getISOLanguages())
            .collect(
                Collectors.toMap(
                    code -> Locale.forLanguageTag(code).getISO3Language(),
                    code -> code,
                    (first, second) -> first));
  }
}
