package io.wiredesk.local.e2e;

import io.wiredesk.cli.cluster.Http;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads a role's metrics, again and again: what it answers, and what it does not tell any more. */
final class Scraper implements Runnable {
  /** Comes and goes, as docs/OPERATING.md says: it is of what a group has left to read. */
  private static final String OF_WHAT_IS_LEFT = "wiredesk_group_unread_gone_seconds{";

  private final String url;
  private final Set<String> series = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private int scrapes;

  Scraper(String role) {
    this.url = role + "/metrics";
  }

  @Override
  public synchronized void run() {
    try {
      scrapes++;
      Http.Answer answer = Http.send(Http.request(url).build());
      if (answer.status() == 200) {
        compare(answer.body());
      } else {
        faults.add("HTTP " + answer.status());
      }
    } catch (Exception e) {
      faults.add(e.toString());
    }
  }

  private void compare(String page) {
    Set<String> told = new TreeSet<>();
    page.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> !line.startsWith(OF_WHAT_IS_LEFT))
        .forEach(line -> told.add(line.substring(0, line.lastIndexOf(' '))));
    for (String before : series) {
      if (!told.contains(before)) {
        faults.add(String.format(Locale.ROOT, "scrape %d has no %s", scrapes, before));
      }
    }
    series.clear();
    series.addAll(told);
  }

  synchronized int scrapes() {
    return scrapes;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized String told() {
    return String.format(
        Locale.ROOT,
        "%s: %d scrapes, %d series, %d faults",
        url,
        scrapes,
        series.size(),
        faults.size());
  }
}
