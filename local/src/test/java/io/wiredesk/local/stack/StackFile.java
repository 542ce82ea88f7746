package io.wiredesk.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A stack's configuration, changed as an operator would change it in the file. */
public final class StackFile {
  private StackFile() {}

  /** Changes a file in its place. */
  public static void edit(Path file, Consumer<ObjectNode> change) throws IOException {
    edit(file, file, change);
  }

  /** Writes a changed copy of a file, which only its owner may read either. */
  static void edit(Path from, Path to, Consumer<ObjectNode> change) throws IOException {
    ObjectNode root = (ObjectNode) new ObjectMapper().readTree(from.toFile());
    change.accept(root);
    SecretFile.write(to, root.toPrettyString());
  }
}
