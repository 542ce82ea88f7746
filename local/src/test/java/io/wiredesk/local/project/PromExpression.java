package io.wiredesk.local.project;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PromQL expression refers to: metrics, and the labels that it matches them by. */
public final class PromExpression {
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern METRIC =
      Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private PromExpression() {}

  public static Map<String, Set<String>> metrics(String expression) {
    Map<String, Set<String>> metrics = new LinkedHashMap<>();
    String bare = GROUPING.matcher(expression).replaceAll(" ").replaceAll("\\[[^]]*]", "");
    Matcher metric = METRIC.matcher(bare);
    while (metric.find()) {
      if (!WORDS.contains(metric.group(1))) {
        Set<String> labels = metrics.computeIfAbsent(metric.group(1), m -> new HashSet<>());
        String selector = metric.group(2) == null ? "" : metric.group(2);
        LABEL.matcher(selector).results().forEach(label -> labels.add(label.group(1)));
      }
    }
    return metrics;
  }
}
