package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.StateCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Layout of the references that are kept under one name. */
public final class StoryReferencesCodec extends StateCodec<List<StoryReference>> {
  private final StoryReferenceCodec one = new StoryReferenceCodec();

  public StoryReferencesCodec() {
    super(1);
  }

  @Override
  public void write(List<StoryReference> references, DataOutputStream out) throws IOException {
    out.writeShort(references.size());
    for (StoryReference reference : references) {
      one.write(reference, out);
    }
  }

  @Override
  public List<StoryReference> read(int layout, DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<StoryReference> references = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      references.add(one.read(layout, in));
    }
    return references;
  }
}
