package io.wiredesk.local.project;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every regular expression of the code base, by where it is: those that static fields hold, however
 * deep, and those that are literals in a source.
 */
final class PatternsOfOurs {
  /** A call with a regular expression that is one literal. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<call>\\b(?:Pattern\\.compile|TextPattern\\.of)|\\.(?:matches|replaceAll|replaceFirst|split))"
              + "\\(\\s*\"(?<regex>(?:[^\"\\\\]|\\\\.)*+)\"\\s*[,)]");

  private final Map<String, Pattern> found = new TreeMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Map<String, Pattern> found() {
    return found;
  }

  /** Adds what the class's static fields hold. */
  void addStatics(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        walk(type.getName() + "." + field.getName(), value(field, null));
      }
    }
  }

  /** Adds the literals of a source; how many calls have one. */
  int addLiterals(String name, String source) {
    int calls = 0;
    Matcher literal = LITERAL.matcher(source);
    while (literal.find()) {
      calls++;
      String whole = literal.group("call").equals(".matches") ? "^" : "";
      String regex = whole + literal.group("regex").translateEscapes();
      found.put(name + ": " + regex, Pattern.compile(regex));
    }
    return calls;
  }

  private void walk(String where, @Nullable Object value) {
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof Pattern pattern) {
      found.put(where + ": " + pattern.pattern(), pattern);
    } else if (value instanceof Collection<?> many) {
      many.forEach(v -> walk(where, v));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            walk(where, k);
            walk(where, v);
          });
    } else if (value instanceof Object[] array) {
      Arrays.asList(array).forEach(v -> walk(where, v));
    } else if (value.getClass().getName().startsWith("io.wiredesk.")) {
      fields(where, value);
    }
  }

  private void fields(String where, Object value) {
    for (Class<?> c = value.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        boolean ours = c.getName().startsWith("io.wiredesk.");
        if (ours && !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          walk(where, value(field, value));
        }
      }
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(field.toString(), e);
    }
  }
}
