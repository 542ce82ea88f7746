package io.wiredesk.enrich;

import io.wiredesk.schemas.Copy;
import java.util.Map;
import java.util.Optional;

/**
 * One way of finding that a text is a copy. The detector asks its matchers in order; the first that
 * answers decides. A new way is a class here and a line in {@link EnrichTopology#matchers}.
 */
interface Matcher {
  /** The shelves it needs, by store name. */
  Map<String, StateCodec<?>> shelves();

  /** Called once, before all else. */
  void open(Shelves shelves, Ageing ageing);

  /** Whose copy the candidate is, if it is one of another story's text within the window. */
  Optional<Copy> find(Candidate candidate);

  /** Makes the text of a story of its own findable. */
  void learn(Candidate candidate);

  /** Drops what it put there under the key that it gave to {@link Ageing#note}. */
  void forget(String key);

  /** Name of the shelf whose keys it notes for ageing. */
  String ages();
}
