package io.wiredesk.enrich.match;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no proper stories, and too much of the same. */
class HostileCopiesTest {
  private final Copies copies = new Copies();

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Flash", "\n\n\n", "…", "7", "\u200b", "👍👍👍"})
  void aTextThatSaysNothingIsNobodysCopy(String body) {
    assertThat(copies.next("a", null, body)).isNull();
    assertThat(copies.next("b", null, body)).isNull();
  }

  @Test
  void aBodyOfOnlyFigures() {
    String table = "17.5 18.2 1,204 33 12.1 908 4,411 5 6.75 21 1,000,000 12";
    copies.next("a", "Closing levels", table);

    assertThat(copies.next("b", "Closing levels", table.replace(" ", "  "))).isNotNull();
    assertThat(
            copies.next("c", "Closing levels", "18.1 17.9 1,311 35 12.9 866 4,502 7 6.5 23 9 14"))
        .isNull();
  }

  @Tag("slow")
  @Test
  void twoMegabytes() {
    String body = words(300_000, 1);
    copies.next("a", "Long", body);

    assertThat(copies.next("b", "Long", body)).isNotNull();
    assertThat(copies.next("c", "Long", words(300_000, 2))).isNull();
  }

  @Test
  void aHeadlineOfNothingButStockSymbols() {
    String headline = "<ABC>".repeat(20_000);
    String body = "<XYZ> " + Wires.HARBOUR;
    copies.next("a", headline, body + " Said so.");

    assertThat(copies.next("b", headline, body + " Said it so.")).isNotNull();
  }

  @Tag("slow")
  @Test
  void tenThousandEqualBodiesAreOneGroupAndOneRecord() {
    for (int i = 0; i < 10_000; i++) {
      WireStory message = Copies.message("s" + i, "Lock", Wires.HARBOUR, NOON.plusMillis(6L * i));
      Copy copy = copies.next(message);
      assertThat(copy == null ? "s0" : copy.getGroupId()).isEqualTo("s0");
      assertThat(copy == null).isEqualTo(i == 0);
    }
    assertThat(copies.remembered(StoreNames.MATCH_NEAR)).isEqualTo(1);
    assertThat(copies.remembered(StoreNames.MATCH_TEXT)).isEqualTo(1);
  }

  @Test
  void aStoryUpdatedFiveHundredTimesIsOneRecord() {
    for (int i = 0; i < 500; i++) {
      assertThat(copies.next("s", "Count", Wires.HARBOUR + " Update " + i + " of the evening."))
          .isNull();
    }
    assertThat(copies.remembered(StoreNames.MATCH_NEAR)).isEqualTo(1);
    assertThat(copies.next("t", "Count", Wires.HARBOUR + " Update 499 of the evening, it said."))
        .extracting(Copy::getOfStoryId)
        .isEqualTo("s");
  }

  @Test
  void aStoryDatedInAFarYearForgetsNothing() {
    copies.next("a", "Lock", Wires.HARBOUR);
    WireStory future =
        WireStory.newBuilder(Copies.message("b", "Plums", Wires.ORCHARD, NOON.plusSeconds(90)))
            .setVersionCreated(NOON.plus(Duration.ofDays(26_000)))
            .build();
    assertThat(copies.next(future)).isNull();
    assertThat(copies.next("c", "Lock", Wires.HARBOUR)).isNotNull();
  }

  @Test
  void aStoryReceivedByAClockThatRunsAheadForgetsNothing() {
    copies.next("a", "Lock", Wires.HARBOUR);
    Instant ahead = NOON.plus(Duration.ofDays(730));
    assertThat(copies.decide(Copies.message("b", "Plums", Wires.ORCHARD, ahead), NOON).copy())
        .isNull();
    assertThat(copies.next("c", "Lock", Wires.HARBOUR)).isNotNull();
  }

  @Test
  void aSharedParagraphMakesNoCopies() {
    String boilerplate =
        "Northern Wire delivers business, financial, national and international news to professionals"
            + " through desktop terminals, the media organisations of the world and industry events."
            + " Sign up for our morning letter to get the news of the day before anybody else.";
    for (int i = 0; i < 200; i++) {
      Copy copy = copies.next("s" + i, "Item " + i, words(30, i) + "\n\n" + boilerplate);
      assertThat(copy).as("story %s", i).isNull();
    }
    assertThat(copies.next("t", "Item 7", words(30, 7) + "\n\nFrom our own staff.")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "東京証券取引所の日経平均株価は月曜日、前週末比三百円高の三万八千円で取引を終えた。自動車株が買われた。"
            + "|東京証券取引所の日経平均株価は月曜日に前週末比三百円高の三万八千円で取引を終えた。自動車株が買われました。"
            + "|大阪の中小企業が新しい電池を開発し、来年春から量産を始めると発表した。投資額は五十億円になる見込みだ。",
        "中国人民银行周一宣布下调存款准备金率零点五个百分点，以支持实体经济发展，释放长期资金约一万亿元。"
            + "|中国人民银行周一宣布，下调存款准备金率零点五个百分点，支持实体经济发展，释放长期资金约一万亿元人民币。"
            + "|上海港集装箱吞吐量去年创下历史新高，港务集团表示今年将继续扩建洋山深水港区的自动化码头。",
        "ธนาคารแห่งประเทศไทยประกาศคงอัตราดอกเบี้ยนโยบายไว้ที่ร้อยละสองจุดห้าในการประชุมวันพุธ"
            + "|ธนาคารแห่งประเทศไทยได้ประกาศคงอัตราดอกเบี้ยนโยบายไว้ที่ร้อยละสองจุดห้าในการประชุมเมื่อวันพุธ"
            + "|ฝนตกหนักในภาคใต้ทำให้ถนนหลายสายถูกน้ำท่วม ชาวบ้านหลายร้อยคนต้องอพยพไปอยู่ที่ศูนย์พักพิง",
        "أعلنت وزارة الطاقة يوم الاثنين أن إنتاج النفط ارتفع إلى 9 ملايين برميل يوميا في فبراير بعد انتهاء الصيانة"
            + "|أعلنت وزارة الطاقة الاثنين أن إنتاج النفط ارتفع إلى 9 ملايين برميل يوميا في شهر فبراير بعد انتهاء أعمال الصيانة"
            + "|افتتح وزير الثقافة معرض الكتاب الدولي في العاصمة بمشاركة مئات الناشرين من أربعين دولة",
        "Die Bahn sperrt den Tunnel bei Rastatt für elf Wochen, 数百 pendler müssen auf Busse umsteigen, sagte ein Sprecher"
            + "|Die Bahn sperrt den Tunnel bei Rastatt elf Wochen lang, 数百 Pendler müssen auf Busse umsteigen, wie ein Sprecher sagte"
            + "|Die Winzer am Kaiserstuhl erwarten nach dem Frost eine kleine Ernte, 数百 Hektar sind betroffen, teilte der Verband mit",
      })
  void scriptsOfAllKinds(String original, String copy, String other) {
    copies.next("a", null, original);

    assertThat(copies.next("b", null, other)).isNull();
    assertThat(copies.next("c", null, copy)).extracting(Copy::getOfStoryId).isEqualTo("a");
  }

  @Test
  void memoryIsBoundedByNumberAndByTime() {
    Copies few =
        new Copies(new MatchLimits(Duration.ofHours(2), Duration.ofHours(2), 1_000_000, 50));
    for (int i = 0; i < 300; i++) {
      few.next("s" + i, "Item " + i, words(40, i));
      assertThat(few.remembered(StoreNames.MATCH_NEAR)).isLessThanOrEqualTo(50);
    }
    few.next(Copies.message("late", "Late", Wires.HARBOUR, NOON.plus(Duration.ofDays(1))));
    for (int i = 0; i < 200; i++) {
      few.next(
          Copies.message("l" + i, "Late", words(40, 1000 + i), NOON.plus(Duration.ofDays(1 + i))));
    }
    assertThat(few.remembered(StoreNames.MATCH_NEAR)).isLessThanOrEqualTo(5);
  }

  @Test
  void aTextThatIsLearnedAnewOutlivesItsFirstNote() {
    Copies few =
        new Copies(new MatchLimits(Duration.ofHours(2), Duration.ofHours(2), 1_000_000, 50));
    for (int i = 0; i < 30; i++) {
      few.next(Copies.message("s" + i, "Item", words(40, i), NOON.plusSeconds(i)));
    }
    Instant later = NOON.plus(Duration.ofHours(3));
    assertThat(few.next(Copies.message("again", "Item", words(40, 29), later))).isNull();
    for (int i = 0; i < 30; i++) {
      few.next(Copies.message("l" + i, "Item", words(40, 1000 + i), later.plusSeconds(i)));
    }

    assertThat(few.next(Copies.message("copy", "Item", words(40, 29), later.plusSeconds(60))))
        .extracting(Copy::getOfStoryId)
        .isEqualTo("again");
  }

  private static String words(int count, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int length = 3 + random.nextInt(6);
      for (int j = 0; j < length; j++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }
}
