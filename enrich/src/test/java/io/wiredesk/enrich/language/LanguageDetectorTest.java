package io.wiredesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
  private final LanguageDetector detector = new LanguageDetector();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The oldest lock of the harbour will be closed for eleven weeks, said the authority.
          de | Die älteste Schleuse des Hafens wird für elf Wochen geschlossen, sagte die Behörde.
          fr | La plus vieille écluse du port sera fermée pendant onze semaines, selon les autorités.
          es | La esclusa más antigua del puerto se cerrará durante once semanas, según la autoridad.
          it | La chiusa più antica del porto sarà chiusa per undici settimane, secondo le autorità.
          fi | Sataman vanhin sulku suljetaan yhdeksitoista viikoksi, satamaviranomainen kertoi.
          sv | Hamnens äldsta sluss stängs i elva veckor, enligt myndigheten som inte vill kommentera.
          ru | Самый старый шлюз порта будет закрыт на одиннадцать недель, сообщили власти.
          ar | سيتم إغلاق أقدم قفل في الميناء لمدة أحد عشر أسبوعا، حسبما قالت السلطات يوم الاثنين.
          he | המנעול העתיק ביותר של הנמל ייסגר לאחד עשר שבועות
          zh | 港口最古老的船闸将关闭十一个星期
          ja | 港の最も古い水門は十一週間閉鎖される
          th | ประตูน้ำที่เก่าแก่ที่สุดของท่าเรือจะปิดเป็นเวลาสิบเอ็ดสัปดาห์
          ko | 항구의 가장 오래된 갑문이 십일 주 동안 폐쇄된다
          """)
  void detects(String language, String text) {
    assertThat(detector.detect(text)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Lock", "1,234 5,678 90.1 -3", "???", "\uD83D"})
  void saysNothingOfTooLittle(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  /** A guess by the characters of such would part a table from its copy. */
  @ParameterizedTest
  @ValueSource(
      strings = {"VX-30 4,512.40 ORLIN 31.20 VANTOR 17.05 CASTREL 88", "MRKT OPNG RTS USD YEN STG"})
  void isNotSureOfATable(String text) {
    assertThat(detector.sure(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The oldest lock of the harbour will be closed for eleven weeks, said the authority.
          et | Sadama vanim lüüs suletakse üheteistkümneks nädalaks, teatas sadamaamet esmaspäeval.
          ja | 港の最も古い水門は十一週間閉鎖される
          """)
  void isSureOfProse(String language, String text) {
    assertThat(detector.sure(text)).contains(language);
  }
}
