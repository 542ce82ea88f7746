package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.service.SettingCheck;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/** Which file names are meant, with the wildcards of a shell: {@code *.{xml,json}}. */
public final class NamePattern {
  private final String text;
  private final PathMatcher matcher;

  private NamePattern(String text, PathMatcher matcher) {
    this.text = text;
    this.matcher = matcher;
  }

  @JsonCreator
  static NamePattern of(String text) {
    SettingCheck.that(
        !text.isBlank() && !text.contains("/"), "'" + text + "' is no pattern of file names");
    try {
      return new NamePattern(text, FileSystems.getDefault().getPathMatcher("glob:" + text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no pattern of file names: " + e.getDescription(), e);
    }
  }

  public boolean matches(String name) {
    try {
      return matcher.matches(Path.of(name));
    } catch (InvalidPathException e) {
      return false; // a name that this machine cannot have
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
