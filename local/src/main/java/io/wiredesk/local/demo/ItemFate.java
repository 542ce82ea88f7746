package io.wiredesk.local.demo;

/**
 * What became of one item of a message, as topics and tables tell it.
 *
 * @param text in the words that the manifest expects
 * @param settled whether the pipeline is done with it
 */
record ItemFate(String text, boolean settled) {
  static ItemFate end(String text) {
    return new ItemFate(text, true);
  }

  static ItemFate notYet(String text) {
    return new ItemFate(text, false);
  }
}
