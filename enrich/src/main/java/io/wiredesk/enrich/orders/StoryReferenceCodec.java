package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.StateCodec;
import io.wiredesk.schemas.RawRef;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** Layout of {@link StoryReference}: about 150 bytes for a name, 400 for an order. */
public final class StoryReferenceCodec extends StateCodec<StoryReference> {
  private static final int NAMED = 1;
  private static final int BY_ID = 2;
  private static final int BY_NUMBER = 3;
  private static final int UNNAMED = 4;

  public StoryReferenceCodec() {
    super(1);
  }

  @Override
  public void write(StoryReference reference, DataOutputStream out) throws IOException {
    if (reference instanceof StoryReference.Named named) {
      out.writeByte(NAMED);
      out.writeUTF(named.storyId());
      writeNumber(out, named.number());
      writeDay(named.day(), out);
      writeTexts(out, named.ids());
      out.writeUTF(named.title());
      out.writeUTF(named.source());
    } else if (reference instanceof StoryReference.Ordered ordered) {
      write(ordered.directive(), out);
      writeDay(ordered.day(), out);
    }
  }

  @Override
  public StoryReference read(int layout, DataInputStream in) throws IOException {
    int kind = in.readByte();
    if (kind == NAMED) {
      return new StoryReference.Named(
          in.readUTF(), readNumber(in), readDay(in), readTexts(in), in.readUTF(), in.readUTF());
    }
    return new StoryReference.Ordered(directive(kind, in), readDay(in));
  }

  private static void write(Directive directive, DataOutputStream out) throws IOException {
    if (directive.target() instanceof DirectiveTarget.ById id) {
      out.writeByte(BY_ID);
      out.writeUTF(id.storyId());
    } else if (directive.target() instanceof DirectiveTarget.ByNumber item) {
      out.writeByte(BY_NUMBER);
      out.writeLong(item.number());
      writeDay(item.day(), out);
      writeText(out, item.source());
      writeText(out, item.title());
    } else {
      out.writeByte(UNNAMED);
    }
    out.writeUTF(directive.kind().name());
    out.writeUTF(directive.by());
    out.writeUTF(directive.note());
    writeTime(out, directive.stated());
    write(directive.from(), out);
    out.writeInt(directive.raw().getPartition());
    out.writeLong(directive.raw().getOffset());
  }

  private static void write(Directive.Provenance from, DataOutputStream out) throws IOException {
    out.writeUTF(from.feed());
    writeText(out, from.provider());
    out.writeUTF(from.transport());
    out.writeUTF(from.format());
    out.writeLong(from.receivedAt().toEpochMilli());
    out.writeUTF(from.originalSha256());
  }

  private static Directive directive(int kind, DataInputStream in) throws IOException {
    DirectiveTarget target = target(kind, in);
    return new Directive(
        Directive.Kind.valueOf(in.readUTF()),
        target,
        in.readUTF(),
        in.readUTF(),
        readTime(in),
        provenance(in),
        new RawRef(in.readInt(), in.readLong()));
  }

  private static DirectiveTarget target(int kind, DataInputStream in) throws IOException {
    return switch (kind) {
      case BY_ID -> new DirectiveTarget.ById(in.readUTF());
      case BY_NUMBER ->
          new DirectiveTarget.ByNumber(in.readLong(), readDay(in), readText(in), readText(in));
      default -> new DirectiveTarget.Unnamed();
    };
  }

  private static Directive.Provenance provenance(DataInputStream in) throws IOException {
    return new Directive.Provenance(
        in.readUTF(),
        readText(in),
        in.readUTF(),
        in.readUTF(),
        Instant.ofEpochMilli(in.readLong()),
        in.readUTF());
  }

  private static void writeDay(LocalDate day, DataOutputStream out) throws IOException {
    out.writeInt((int) day.toEpochDay());
  }

  private static LocalDate readDay(DataInputStream in) throws IOException {
    return LocalDate.ofEpochDay(in.readInt());
  }
}
