package io.wiredesk.local.fault;

import io.wiredesk.local.demo.ScratchFolder;
import io.wiredesk.local.stack.SplitStack;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one stack of separate processes that all faults of a run strike, one after the other. Started
 * by the first test that asks, stopped with the process.
 */
final class SharedStack {
  private static @Nullable SplitStack shared;

  private SharedStack() {}

  static synchronized SplitStack get() throws Exception {
    if (shared == null) {
      PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      ScratchFolder folder = ScratchFolder.open(null, false, err);
      SplitStack started = SplitStack.start(folder.path(), AgencyLoad.FEEDS);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      started.close();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    folder.close();
                  },
                  "stop-shared-stack"));
      shared = started;
    }
    return shared;
  }
}
