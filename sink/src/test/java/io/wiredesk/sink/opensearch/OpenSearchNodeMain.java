package io.wiredesk.sink.opensearch;

import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * A real node with the modules of its distribution that the sink needs; a process of its own, which
 * prints {@code ready}.
 */
final class OpenSearchNodeMain extends Node {
  private OpenSearchNodeMain(Settings settings) {
    super(
        new Environment(settings, null),
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class),
        false);
  }

  /** With a folder and a port. */
  public static void main(String[] args) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", args[0])
            .put("cluster.name", "test")
            .put("node.name", "test")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("transport.type", "netty4")
            .put("transport.port", "0")
            .put("http.type", "netty4")
            .put("http.port", args[1])
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    new OpenSearchNodeMain(settings).start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // until whoever started it closes the pipe, or dies
    }
    System.exit(0);
  }
}
