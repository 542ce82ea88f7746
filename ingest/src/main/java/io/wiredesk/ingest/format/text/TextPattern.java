package io.wiredesk.ingest.format.text;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression over what others wrote. Java's matching cannot be interrupted, so the text
 * that it is given counts what is looked at: every million chars whoever reads is asked whether to
 * go on, and what it throws ends the match.
 */
public final class TextPattern {
  /** Some milliseconds of matching. */
  static final int CHARS_BETWEEN_QUESTIONS = 1 << 20;

  private static final ThreadLocal<@Nullable Reading> NOW = new ThreadLocal<>();

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  public static TextPattern of(String regex) {
    return of(regex, 0);
  }

  /**
   * As {@link #of(String)}.
   *
   * @param flags of {@link Pattern}
   */
  public static TextPattern of(String regex, int flags) {
    return new TextPattern(Pattern.compile(regex, flags));
  }

  /**
   * Does work in which texts are matched.
   *
   * @param mayGoOn throws where it may not
   */
  public static <T> T whileAsking(Runnable mayGoOn, Supplier<T> work) {
    Reading before = NOW.get();
    NOW.set(new Reading(mayGoOn));
    try {
      return work.get();
    } finally {
      NOW.set(before);
    }
  }

  public Matcher matcher(CharSequence text) {
    Reading reading = NOW.get();
    return pattern.matcher(reading == null ? text : new Counted(text, reading));
  }

  /** What stands between its matches. */
  public Stream<String> split(String text) {
    Reading reading = NOW.get();
    return pattern.splitAsStream(reading == null ? text : new Counted(text, reading));
  }

  public Predicate<String> asPredicate() {
    return text -> matcher(text).find();
  }

  /** As it is written. */
  public String regex() {
    return pattern.pattern();
  }

  /** What one thread reads now. */
  private static final class Reading {
    private final Runnable mayGoOn;
    private int charsLeft = CHARS_BETWEEN_QUESTIONS;

    Reading(Runnable mayGoOn) {
      this.mayGoOn = mayGoOn;
    }

    void count() {
      if (--charsLeft < 0) {
        charsLeft = CHARS_BETWEEN_QUESTIONS;
        mayGoOn.run();
      }
    }
  }

  private record Counted(CharSequence text, Reading reading) implements CharSequence {
    @Override
    public char charAt(int index) {
      reading.count();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
