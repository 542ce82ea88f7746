package io.wiredesk.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Inflates a request's body within bounds. */
public final class Gzip {
  /** News text deflates about 1:3, markup 1:10; a bomb does 1:1000. */
  private static final int HIGHEST_RATIO = 100;

  /** Below this no ratio is suspicious. */
  private static final int SMALL = 64 * 1024;

  private Gzip() {}

  /** The body inflates beyond its bounds. */
  public static final class Bomb extends IOException {
    Bomb(String message) {
      super(message);
    }
  }

  /**
   * Inflates.
   *
   * @param most bytes
   * @throws Bomb when it gets larger than that, or more than a hundred times its size
   * @throws IOException when it is no whole gzip data
   */
  public static byte[] inflate(byte[] gzipped, int most) throws IOException {
    ByteArrayOutputStream inflated = new ByteArrayOutputStream(Math.min(most, gzipped.length * 4));
    byte[] buffer = new byte[16 * 1024];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        inflated.write(buffer, 0, n);
        check(inflated.size(), gzipped.length, most);
      }
    }
    return inflated.toByteArray();
  }

  private static void check(int inflated, int gzipped, int most) throws Bomb {
    if (inflated > most) {
      throw new Bomb("inflates to more than " + most + " bytes");
    }
    if (inflated > SMALL && inflated / HIGHEST_RATIO > gzipped) {
      throw new Bomb("inflates to more than " + HIGHEST_RATIO + " times its size");
    }
  }
}
