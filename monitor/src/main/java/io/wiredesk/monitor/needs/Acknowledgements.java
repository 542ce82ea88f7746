package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who took what on, from {@code wire.notices} alone, so that it outlives the process. Thread-safe.
 */
public final class Acknowledgements implements WireListener {
  private static final int AT_MOST = 10_000;

  private final Map<String, Acknowledgement> newest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Acknowledgement> eldest) {
          return size() > AT_MOST;
        }
      };

  @Override
  public void notice(Notice notice, SeenRecord seen) {
    if (notice.getKind() == NoticeKind.ACKNOWLEDGED) {
      take(notice);
    }
  }

  /** Also what was just written, so that it need not be read back to be seen. */
  synchronized void take(Notice notice) {
    String about = notice.getAbout();
    String by = notice.getBy();
    if (about != null && by != null) {
      newest.remove(about); // so that it is the youngest
      newest.put(about, new Acknowledgement(by, notice.getText(), notice.getAt()));
    }
  }

  synchronized Optional<Acknowledgement> of(String key) {
    return Optional.ofNullable(newest.get(key));
  }
}
