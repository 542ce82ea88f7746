package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.config.MonitorConfig;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose lag is ours to mend: the groups of the pipeline and of the desks that are configured.
 * Whatever else reads is somebody else's, and listed apart.
 */
public record OurReaders(Set<String> named) {
  public OurReaders {
    named = Set.copyOf(named);
  }

  public static OurReaders of(MonitorConfig config) {
    Set<String> named = new HashSet<>(config.desks());
    named.add(config.enrichGroup());
    named.add("connect-" + config.connector());
    return new OurReaders(named);
  }

  boolean has(GroupOffsets group) {
    String name = group.group();
    return group.kind() == GroupKind.STORAGE
        || name.startsWith("wiredesk-")
        || name.startsWith("connect-wiredesk-")
        || named.contains(name);
  }
}
