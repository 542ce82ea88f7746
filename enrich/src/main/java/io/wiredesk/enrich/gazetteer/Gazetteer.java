package io.wiredesk.enrich.gazetteer;

import io.wiredesk.enrich.text.Word;
import io.wiredesk.enrich.text.WordTokeniser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All names and words that annotating knows beforehand. Immutable once built. */
public final class Gazetteer {
  private static final String FOLDER = "/gazetteer/";
  private static final List<String> FILES =
      List.of(
          "countries",
          "regions",
          "cities",
          "no-places",
          "organisations",
          "people",
          "given-names",
          "family-names",
          "roles",
          "organisation-words",
          "common-words",
          "money",
          "subjects",
          "topics");

  private final NameIndex names = new NameIndex();
  private final NameIndex currencies = new NameIndex();
  private final NameIndex cues = new NameIndex();
  private final Map<EntryKind, Map<String, GazetteerEntry>> words = new EnumMap<>(EntryKind.class);
  private final Map<EntryKind, WordMarks> marks = new EnumMap<>(EntryKind.class);
  private final Map<EntryKind, Map<String, String>> codes = new EnumMap<>(EntryKind.class);
  private final Map<EntryKind, List<GazetteerEntry>> entries = new EnumMap<>(EntryKind.class);

  private Gazetteer() {}

  /** The files that come with Wiredesk. */
  public static Gazetteer bundled() {
    return of(null);
  }

  /**
   * The files that come with Wiredesk, and before them those of a folder, {@code *.tsv}.
   *
   * @param folder null for none
   * @throws IllegalArgumentException for a folder that cannot be read or a line of another shape
   */
  public static Gazetteer of(@Nullable Path folder) {
    Gazetteer gazetteer = new Gazetteer();
    if (folder != null) {
      added(folder).forEach(gazetteer::add);
    }
    FILES.forEach(file -> ours(file + ".tsv").forEach(gazetteer::add));
    return gazetteer;
  }

  public NameIndex names() {
    return names;
  }

  public NameIndex currencies() {
    return currencies;
  }

  public NameIndex cues() {
    return cues;
  }

  /** Whether a word is one of a kind, in any case. */
  public boolean is(EntryKind kind, Word word) {
    @Nullable WordMarks marked = marks.get(kind);
    return marked != null
        && marked.mayHave(word.key())
        && words.getOrDefault(kind, Map.of()).containsKey(word.key());
  }

  /** The first entry of a kind with this name. */
  public Optional<GazetteerEntry> find(EntryKind kind, String name) {
    return Optional.ofNullable(words.getOrDefault(kind, Map.of()).get(WordTokeniser.key(name)));
  }

  /** What a code is called: a country, a topic. */
  public String nameOf(EntryKind kind, String code) {
    return codes.getOrDefault(kind, Map.of()).getOrDefault(code, code);
  }

  public List<GazetteerEntry> all(EntryKind kind) {
    return entries.getOrDefault(kind, List.of());
  }

  private void add(GazetteerEntry entry) {
    entries.computeIfAbsent(entry.kind(), kind -> new ArrayList<>()).add(entry);
    codes
        .computeIfAbsent(entry.kind(), kind -> new HashMap<>())
        .putIfAbsent(entry.code(), entry.name());
    Map<String, GazetteerEntry> known =
        words.computeIfAbsent(entry.kind(), kind -> new HashMap<>());
    WordMarks marked = marks.computeIfAbsent(entry.kind(), kind -> new WordMarks());
    Stream.concat(Stream.of(entry.name()), entry.others().stream())
        .map(WordTokeniser::key)
        .forEach(
            key -> {
              known.putIfAbsent(key, entry);
              marked.add(key);
            });
    if (entry.kind().isName()) {
      names.add(entry);
    } else if (entry.kind() == EntryKind.CURRENCY) {
      currencies.add(entry);
    } else if (entry.kind() == EntryKind.CUE || entry.kind() == EntryKind.WEAK_CUE) {
      cues.add(entry);
    }
  }

  /** The entries of a file that comes with Wiredesk. */
  private static List<GazetteerEntry> ours(String file) {
    try (InputStream in =
            Objects.requireNonNull(Gazetteer.class.getResourceAsStream(FOLDER + file), file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return GazetteerFile.read(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read gazetteer " + file, e);
    }
  }

  private static List<GazetteerEntry> added(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<GazetteerEntry> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          all.addAll(GazetteerFile.read(file.toString(), lines));
        }
      }
      return all;
    } catch (IOException e) {
      throw new IllegalArgumentException("gazetteers: cannot read " + folder + ": " + e, e);
    }
  }
}
