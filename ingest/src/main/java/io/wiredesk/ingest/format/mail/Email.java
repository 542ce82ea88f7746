package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An Internet message (RFC 5322, MIME) that carries a press release. */
public final class Email implements WireFormat {
  private static final TextPattern FIELD = TextPattern.of("[A-Za-z][A-Za-z0-9-]{1,60}:.*");

  /** Two of these are a message's header, and nothing else's. */
  private static final Set<String> FIELDS =
      Set.of(
          "from",
          "to",
          "date",
          "subject",
          "message-id",
          "mime-version",
          "received",
          "return-path",
          "delivered-to",
          "reply-to",
          "sender",
          "content-type");

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String sign() {
    return "header fields of an Internet message, such as From, Date and Subject";
  }

  @Override
  public boolean recognises(Message message) {
    List<String> header =
        message.start().stripLeading().lines().takeWhile(l -> !l.isBlank()).toList();
    boolean begins =
        !header.isEmpty()
            && (header.get(0).startsWith("From ") || FIELD.matcher(header.get(0)).matches());
    return begins
        && header.stream().map(Email::fieldName).filter(FIELDS::contains).distinct().count() >= 2;
  }

  private static String fieldName(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Item> items(Message message) {
    return Item.only(message, draft -> EmailItem.read(message.bytes(), draft));
  }
}
