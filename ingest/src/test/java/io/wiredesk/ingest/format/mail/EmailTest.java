package io.wiredesk.ingest.format.mail;

import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings(
    "StringConcatToTextBlock") // control characters and CR LF: no text block has these
class EmailTest {
  private static final String HEADER =
      "Received: by mx.invalid with SMTP;\r\n Sun, 1 Mar 2026 09:00:00 +0000\r\n"
          + "From: \"Press desk\" <press@bakery.invalid>\r\nTo: desk@paper.invalid\r\n"
          + "Date: Sun, 1 Mar 2026 10:15:00 +0100\r\nMessage-ID: <loaf.1@bakery.invalid>\r\n"
          + "Subject: =?UTF-8?Q?Tausendstes_Br=C3=B6tchen?=\r\nMIME-Version: 1.0\r\n";

  private static final String MIXED =
      HEADER
          + "Keywords: bread, Hull\r\nX-Priority: 1 (Highest)\r\nContent-Language: de\r\n"
          + "Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\nignored\r\n"
          + "--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n"
          + "--in\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
          + "Für alle.\r\n"
          + "--in\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
          + "<html><body><p>HULL, March 1 (PRN) - F=FCr alle.</p><p>Zweiter=\r\n Absatz.</p></body></html>\r\n"
          + "--in--\r\n--out\r\nContent-Type: image/png; name=loaf.png\r\nContent-Disposition: attachment\r\n"
          + "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--out--\r\n";

  @Test
  void multipartPressRelease() {
    WireStory story = story(MIXED.getBytes(StandardCharsets.ISO_8859_1), Contexts.DEMO);
    assertThat(story.getFormat()).isEqualTo("email");
    assertThat(story.getGuid()).isEqualTo("<loaf.1@bakery.invalid>");
    assertThat(story.getStoryId()).isEqualTo("demo:mid:loaf.1@bakery.invalid");
    assertThat(story.getHeadline()).isEqualTo("Tausendstes Brötchen");
    assertThat(story.getByline()).isEqualTo("Press desk");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T09:15:00Z"));
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.explicit);
    assertThat(story.getBody()).isEqualTo("HULL, March 1 (PRN) - Für alle.\n\nZweiter Absatz.");
    assertThat(story.getBodyHtml()).startsWith("<p>HULL");
    assertThat(story.getDateline().getPlace()).isEqualTo("HULL");
    assertThat(story.getKeywords())
        .containsExactly(new Concept(null, "bread"), new Concept(null, "Hull"));
    assertThat(story.getUrgency()).isEqualTo(2);
    assertThat(story.getLanguage()).isEqualTo("de");
    assertThat(story.getCharset()).isEqualTo("ISO-8859-1");
    assertThat(story.getAssociations())
        .containsExactly(new Association("attachment", null, null, "image/png", "loaf.png"));
  }

  @ParameterizedTest
  @CsvSource({"windows-1251", "Shift_JIS", "utf-8", "EUC-KR"})
  void oddCharsetsOfPlainText(String charset) {
    String text =
        charset.equals("windows-1251")
            ? "Пекарня открылась."
            : charset.equals("EUC-KR") ? "빵집이 문을 열었다." : "パン屋が開いた。";
    byte[] header =
        (HEADER + "Content-Type: text/plain; charset=" + charset + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] body = text.getBytes(Charset.forName(charset));
    byte[] whole = java.util.Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    assertThat(story(whole, Contexts.DEMO).getBody()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?windows-1252?Q?Bakery=92s_loaf?=|Bakery’s loaf",
        "=?iso-2022-jp?B?GyRCJVElcxsoQg==?=|パン",
        "=?utf-8?B?QnLDtnQ=?= =?utf-8?B?Y2hlbg==?=|Brötchen",
        "=?no-such-charset?Q?Loaf?=|=?no-such-charset?Q?Loaf?=",
        "Brötchen|Brötchen"
      })
  void subjects(String subject, String headline) {
    String mail = HEADER.replaceFirst("Subject: .*", "Subject: " + subject) + "\r\nHello.\r\n";
    assertThat(story(mail).getHeadline()).isEqualTo(headline);
  }

  @Test
  void withoutSubjectOrIdTheTextIdentifies() {
    WireStory story = story("From: a@b.invalid\r\nSubject: \r\n\r\nThe bakery opened.\r\n");
    assertThat(story.getHeadline()).isNull();
    assertThat(story.getStoryId()).startsWith("demo:text:");
  }

  @Test
  void flowedTextAndAnEmbargo() {
    WireStory story =
        story(
            HEADER
                + "Content-Type: text/plain; format=flowed\r\n\r\nEmbargoed until 2 March 2026, 9 a.m. GMT\r\n\r\n"
                + "The bakery \r\nopened.\r\n\r\nIt sells bread.\r\n");
    assertThat(story.getBody()).isEqualTo("The bakery opened.\n\nIt sells bread.");
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 19 Feb 2015 17:18:40 +1100',2015-02-19T06:18:40Z",
    "'19 Feb 15 06:18 GMT',2015-02-19T06:18:00Z",
    "'Thu, 19 Feb 2015 06:18:40 -0000 (UTC)',2015-02-19T06:18:40Z",
    "'Thu, 19 Feb 2015 06:18:60 GMT',2015-02-19T06:18:59Z",
    "'Thu, 19 Feb 2015 17:18:40 +1100 Sydney summer time',2015-02-19T06:18:40Z",
    "2015-02-19T06:18:40Z,2015-02-19T06:18:40Z"
  })
  void dates(String date, Instant time) {
    String mail = "From: a@b.invalid\r\nDate: " + date + "\r\n\r\nBread.\r\n";
    assertThat(story(mail).getVersionCreated()).isEqualTo(time);
  }

  /** Other than ASCII in an encoded word is against RFC 2047, and comes. */
  @Test
  void encodedWordsWithBareCharacters() {
    String mail =
        "From: a@b.invalid\r\nSubject: =?windows-1252?Q?The_baker’s_=BDpound?=\r\n\r\nBread.\r\n";
    assertThat(story(mail).getHeadline()).isEqualTo("The baker’s ½pound");
  }

  @Test
  void partsWithinPartsHaveAnEnd() {
    StringBuilder deep = new StringBuilder(HEADER);
    for (int i = 0; i < 10_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    assertThat(rejection(deep.toString()).code()).isEqualTo(RejectCode.LIMIT);
  }
}
