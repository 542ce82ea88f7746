package io.wiredesk.enrich;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Layout of the references that are kept under one name. */
final class ReferencesCodec extends StateCodec<List<Reference>> {
  private final ReferenceCodec one = new ReferenceCodec();

  ReferencesCodec() {
    super(1);
  }

  @Override
  void write(List<Reference> references, DataOutputStream out) throws IOException {
    out.writeShort(references.size());
    for (Reference reference : references) {
      one.write(reference, out);
    }
  }

  @Override
  List<Reference> read(int layout, DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<Reference> references = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      references.add(one.read(layout, in));
    }
    return references;
  }
}
