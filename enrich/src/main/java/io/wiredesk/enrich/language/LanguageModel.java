package io.wiredesk.enrich.language;

import io.wiredesk.service.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The n-grams of 183 languages (OpenNLP), read once a process. That takes seconds, so a role begins
 * with it when it starts and is ready when it is done. Safe for any thread.
 */
public final class LanguageModel {
  private static final String FILE = "/langdetect-183.bin";

  private static final CompletableFuture<CharacterGrams> MODEL = new CompletableFuture<>();
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private LanguageModel() {}

  /** Begins to read it, on another thread, unless that has begun. */
  public static void load() {
    if (BEGUN.compareAndSet(false, true)) {
      MODEL.completeAsync(LanguageModel::read);
    }
  }

  /** Waits until it is read. */
  static CharacterGrams get() {
    load();
    return MODEL.join();
  }

  /** Whether it is read. */
  public static Readiness readiness() {
    if (MODEL.isCompletedExceptionally()) {
      return Readiness.notReady("cannot be read from the class path: " + FILE);
    }
    return MODEL.isDone() ? Readiness.ready() : Readiness.notReady("is being read");
  }

  private static CharacterGrams read() {
    try (InputStream in = LanguageModel.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("opennlp-models-langdetect is not on the class path");
      }
      return new CharacterGrams(new LanguageDetectorModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
