package io.wiredesk.local.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the records of {@code _schemas} add up to. Thread-safe. */
final class RegistryState {
  private static final String DEFAULT_LEVEL = "FULL_TRANSITIVE";
  private static final String DEFAULT_MODE = "READWRITE";
  private static final String GLOBAL = "";

  private record Held(Schema schema, boolean deleted) {}

  private final NavigableMap<String, NavigableMap<Integer, Held>> subjects = new TreeMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private final Map<String, String> modes = new HashMap<>();
  private int maxId;

  synchronized void apply(RegistryRecord record) {
    if (record instanceof RegistryRecord.Version v) {
      put(v.schema(), v.deleted());
    } else if (record instanceof RegistryRecord.VersionErased e) {
      erase(e.subject(), e.version());
    } else if (record instanceof RegistryRecord.SubjectDeleted d) {
      versionsOf(d.subject())
          .headMap(d.upToVersion(), true)
          .replaceAll((version, held) -> new Held(held.schema(), true));
    } else if (record instanceof RegistryRecord.Compatibility c) {
      set(levels, c.subject(), c.level());
    } else if (record instanceof RegistryRecord.Mode m) {
      set(modes, m.subject(), m.mode());
    }
  }

  synchronized List<String> subjects() {
    return subjects.keySet().stream().filter(subject -> !versions(subject).isEmpty()).toList();
  }

  /** The versions that are not deleted, oldest first. */
  synchronized List<Schema> versions(String subject) {
    return versionsOf(subject).values().stream()
        .filter(held -> !held.deleted())
        .map(Held::schema)
        .toList();
  }

  synchronized Optional<Schema> version(String subject, int version, boolean evenDeleted) {
    return Optional.ofNullable(versionsOf(subject).get(version))
        .filter(held -> evenDeleted || !held.deleted())
        .map(Held::schema);
  }

  /** Every use of the id, deleted ones included: records written with it must stay readable. */
  synchronized List<Schema> withId(int id) {
    List<Schema> found = new ArrayList<>();
    subjects
        .values()
        .forEach(
            versions ->
                versions.values().stream()
                    .map(Held::schema)
                    .filter(schema -> schema.getId() == id)
                    .forEach(found::add));
    return found;
  }

  /** The id that this text has under any subject. */
  synchronized Optional<Integer> idOf(Schema wanted) {
    return subjects.values().stream()
        .flatMap(versions -> versions.values().stream())
        .map(Held::schema)
        .filter(schema -> sameText(schema, wanted))
        .map(Schema::getId)
        .findFirst();
  }

  synchronized int nextVersion(String subject) {
    NavigableMap<Integer, Held> versions = versionsOf(subject);
    return versions.isEmpty() ? 1 : versions.lastKey() + 1;
  }

  synchronized int nextId() {
    return maxId + 1;
  }

  synchronized Optional<String> ownLevel(@Nullable String subject) {
    return Optional.ofNullable(levels.get(subject == null ? GLOBAL : subject));
  }

  synchronized String level(@Nullable String subject) {
    return ownLevel(subject).or(() -> ownLevel(null)).orElse(DEFAULT_LEVEL);
  }

  synchronized Optional<String> ownMode(@Nullable String subject) {
    return Optional.ofNullable(modes.get(subject == null ? GLOBAL : subject));
  }

  synchronized String mode(@Nullable String subject) {
    return ownMode(subject).or(() -> ownMode(null)).orElse(DEFAULT_MODE);
  }

  static boolean sameText(Schema one, Schema other) {
    return one.getSchema().equals(other.getSchema())
        && one.getSchemaType().equals(other.getSchemaType())
        && List.copyOf(one.getReferences()).equals(List.copyOf(other.getReferences()));
  }

  private void put(Schema schema, boolean deleted) {
    subjects
        .computeIfAbsent(schema.getSubject(), subject -> new TreeMap<>())
        .put(schema.getVersion(), new Held(schema, deleted));
    maxId = Math.max(maxId, schema.getId());
  }

  private void erase(String subject, int version) {
    versionsOf(subject).remove(version);
    subjects.values().removeIf(NavigableMap::isEmpty);
  }

  private NavigableMap<Integer, Held> versionsOf(String subject) {
    return subjects.getOrDefault(subject, new TreeMap<>());
  }

  private static void set(
      Map<String, String> settings, @Nullable String subject, @Nullable String value) {
    String name = subject == null ? GLOBAL : subject;
    if (value == null) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
  }

  /** Subjects that hold a schema with the id, in order. */
  synchronized SortedSet<String> subjectsWithId(int id) {
    SortedSet<String> names = new TreeSet<>();
    withId(id).forEach(schema -> names.add(schema.getSubject()));
    return names;
  }
}
