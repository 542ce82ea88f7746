package io.wiredesk.enrich.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the shape that all gazetteers have: UTF-8, one entry a line, tab-separated kind, name, code
 * and other names with bars between; lines that begin with # are remarks.
 */
final class GazetteerFile {
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern CODE = Pattern.compile("|[A-Z]{2}|[a-z]{2}|medtop:\\d{8}");

  private GazetteerFile() {}

  /**
   * The file's entries.
   *
   * @throws IllegalArgumentException for a line of another shape; names file and line
   */
  static List<GazetteerEntry> read(String file, BufferedReader lines) throws IOException {
    List<GazetteerEntry> entries = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        entries.add(entry(file + " line " + number, line));
      }
    }
    return entries;
  }

  private static GazetteerEntry entry(String where, String line) {
    String[] cells = TAB.split(line, -1);
    if (cells.length < 2 || cells.length > 4 || cells[1].isBlank()) {
      throw new IllegalArgumentException(
          where + ": needs kind, name, code and other|names, with tabs between");
    }
    EntryKind kind =
        EntryKind.of(cells[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        where + ": no such kind: " + cells[0] + "; kinds are " + kinds()));
    String code = cells.length > 2 ? cells[2].strip() : "";
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          where + ": the code is two letters, medtop: and eight digits, or empty: " + code);
    }
    List<String> others =
        cells.length < 4 || cells[3].isBlank() ? List.of() : List.of(BAR.split(cells[3]));
    return new GazetteerEntry(kind, cells[1].strip(), code, others);
  }

  private static List<String> kinds() {
    return Arrays.stream(EntryKind.values()).map(EntryKind::label).toList();
  }
}
