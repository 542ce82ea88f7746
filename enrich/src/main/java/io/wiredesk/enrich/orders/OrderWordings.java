package io.wiredesk.enrich.orders;

import java.util.List;

/** The words by which desks order, in English and German: for each wording a rule. */
final class OrderWordings {
  private static final String PASSIVE = "(?:is|are|be|been|being|was|were|hereby) (?:\\p{L}+ )?";
  private static final String USE = "(?:use|publish|used|published)";
  private static final String USED = "(?:used|published)";
  private static final String UNTIL = USE + "\\b[^.]{0,80}? (?:until|for now|yet)";
  private static final String ENDED = "(?:is|are|been|now|hereby|hold) (?:now |hereby )?";
  private static final String OK = "(?<!not )(?:ok|okay|cleared|free|safe) ";
  private static final String AGAIN = "(?:wieder|nun|jetzt) ";
  private static final String ITEM = "(?:item|stor(?:y|ies)|report|dispatch|take)s?";

  static final Wordings KILL =
      Wordings.of(
          Wording.of("kill", "", "kill", "", "Please kill item nw 157"),
          Wording.of("withdraw", "", "withdraw", "", "We withdraw nw 157"),
          Wording.of("cancel", "", "cancel", "", "Cancel story 12, please"),
          Wording.of("delete", "", "delete", "", "Delete nw 157 from your files"),
          Wording.of("disregard", "", "disregard", "", "Disregard item 157"),
          Wording.of("retract", "", "retract", "", "We retract nw 157"),
          Wording.of("killed", PASSIVE, "kill", "ed", "nw 157 is killed"),
          Wording.of("withdrawn", PASSIVE, "withdraw", "n", "nw 157 has been withdrawn"),
          Wording.of("cancelled", PASSIVE, "cancel", "l?ed", "nw 157 was cancelled"),
          Wording.of("deleted", PASSIVE, "delete", "d", "nw 157 should be deleted"),
          Wording.of("retracted", PASSIVE, "retract", "ed", "nw 157 is hereby retracted"),
          Wording.of("do not use", "do ", "not ", USE, "Do not use nw 157"),
          Wording.of("don't use", "do", "n't ", USE, "Don't publish nw 157"),
          Wording.of("must not be used", "must ", "not ", "be " + USE, "It must not be used"),
          Wording.of("should not be used", "should ", "not ", "be " + USE, "It should not be used"),
          Wording.of("not to be used", "", "not ", "to be " + USE, "nw 157 is not to be published"),
          Wording.of("streichen", "", "streich", "en", "Bitte nw 157 zu streichen"),
          Wording.of("gestrichen", "ge", "strich", "en", "Gestrichen wird Meldung 157"),
          Wording.of("zurückziehen", "", "zurück", "ziehen", "Bitte nw 157 zurückziehen"),
          Wording.of("zurückgezogen", "", "zurück", "gezogen", "nw 157 wird zurückgezogen"),
          Wording.of("zurückzuziehen", "", "zurück", "zuziehen", "nw 157 ist zurückzuziehen"),
          Wording.of("ziehen wir", "", "ziehen wir", "", "Die nw 157 ziehen wir zurück"),
          Wording.of("löschen", "", "lösch", "en", "Bitte nw 157 löschen"),
          Wording.of("gelöscht", "ge", "lösch", "t", "nw 157 wird gelöscht"),
          Wording.of("killen", "", "kill", "en", "Bitte nw 157 killen"),
          Wording.of("gekillt", "ge", "kill", "t", "nw 157 wurde gekillt"),
          Wording.of("annullieren", "", "annullier", "(?:en|t)", "nw 157 ist annulliert"),
          Wording.of("ungültig", "", "ungültig", "", "nw 157 ist ungültig"),
          Wording.of("hinfällig", "", "hinfällig", "", "nw 157 ist hinfällig"),
          Wording.of(
              "nicht verwenden",
              "",
              "nicht ",
              "(?:mehr |länger )?(?:zu )?(?:verwenden|verwendet|veröffentlichen|verbreiten)",
              "Bitte nw 157 nicht mehr verwenden"));

  static final Wordings HOLD =
      Wordings.of(
          Wording.of("hold", "", "hold", "", "Please hold item nw 157"),
          Wording.of("withhold", "with", "hold", "", "Withhold nw 157"),
          Wording.of("held", "(?:is|are|being) ", "held", "", "nw 157 is held"),
          Wording.of("do not use until", "do ", "not ", UNTIL, "Do not use nw 157 until noon"),
          Wording.of("don't use until", "do", "n't ", UNTIL, "Don't publish nw 157 for now"),
          Wording.of("not to be used until", "", "not ", "to be " + UNTIL, "Not to be used as yet"),
          Wording.of(
              "vorerst nicht",
              "(?:vorerst|vorläufig|bis auf weiteres|noch) ",
              "nicht",
              "",
              "nw 157 bitte noch nicht verwenden"),
          Wording.of("zurückhalten", "", "zurück", "(?:ge)?halten", "Bitte nw 157 zurückhalten"),
          Wording.of("anhalten", "an(?:ge)?", "halten", "", "nw 157 wird angehalten"),
          Wording.of("sperren", "", "sperr", "en", "Bitte nw 157 sperren"),
          Wording.of("gesperrt", "ge", "sperr", "t", "nw 157 ist gesperrt"));

  /** Ends a hold. */
  static final Wordings RELEASE =
      Wordings.of(
          Wording.of("lifted", ENDED, "lifted", "", "The hold on nw 157 is lifted"),
          Wording.of("released", ENDED, "released", "", "nw 157 is now released"),
          Wording.of("cleared", ENDED, "cleared", "", "nw 157 has been cleared"),
          Wording.of(
              "no longer held",
              "",
              "no longer ",
              "(?:on hold|held|embargoed)",
              "nw 157 is no longer embargoed"),
          Wording.of(
              "hold over",
              "",
              "hold ",
              "(?:is|has been) (?:over|off|cancell?ed|removed)",
              "The hold is off for nw 157"),
          Wording.of(
              "lift the hold",
              "(?:lift|release|cancel|remove|withdraw)(?:s|ed|ing)? (?:the|our|this|its) ",
              "hold",
              "",
              "We lift the hold on nw 157"),
          Wording.of("may now be used", "(?:may|can) ", "now be ", USED, "It may now be used"),
          Wording.of(
              "may again be used", "(?:may|can) ", "again be ", USED, "It can again be used"),
          Wording.of(
              "may be used now",
              "(?:may|can) ",
              "be used ",
              "(?:now|again)",
              "It may be used again"),
          Wording.of(
              "may be published now",
              "(?:may|can) ",
              "be published ",
              "(?:now|again)",
              "It may be published now"),
          Wording.of(
              "can be used as it is",
              "(?:may|can) ",
              "be used ",
              "(?:in (?:its|their) original form|as (?:it is|they are|it stands|they stand)|unchanged)",
              "Item nw 157 can be used in its original form"),
          Wording.of("ok to use", OK, "to use", "", "nw 157 is OK to use"),
          Wording.of("ok to publish", OK, "to publish", "", "nw 157 is safe to publish"),
          Wording.of("ok for use", OK, "for use", "", "nw 157 is free for use"),
          Wording.of("ok for publication", OK, "for publication", "", "Okay for publication"),
          Wording.of("freigegeben", "(?<!nicht )", "freigegeben", "", "nw 157 ist freigegeben"),
          Wording.of("aufgehoben", "(?<!nicht )", "aufgehoben", "", "Die Sperre ist aufgehoben"),
          Wording.of("wieder verwendbar", AGAIN, "verwendbar", "", "nw 157 ist wieder verwendbar"),
          Wording.of(
              "wieder verwendet", AGAIN, "verwendet werden", "", "Darf nun verwendet werden"),
          Wording.of(
              "wieder veröffentlicht",
              AGAIN,
              "veröffentlicht werden",
              "",
              "Kann jetzt veröffentlicht werden"));

  /** From here on a sentence speaks of what is not yet so. */
  static final Wordings CONDITION =
      Wordings.of(
          Wording.of("until", "until|till", "until the court has ruled"),
          Wording.of("unless", "unless|if", "if the court agrees"),
          Wording.of("before", "before|once|when", "once it has been confirmed"),
          Wording.of("bis", "bis|ehe|sobald|solange", "sobald das Gericht entschieden hat"),
          Wording.of("wenn", "wenn|falls", "falls das Gericht zustimmt"));

  /** Says that an item is all right. */
  static final Wordings NOT_MEANT =
      Wordings.of(
          Wording.of("not affected", "not affected|unaffected", "nw 158 is not affected"),
          Wording.of("remains valid", "remains? (?:valid|usable|live)", "nw 158 remains valid"),
          Wording.of("stands", "stands?", "nw 158 stands"),
          Wording.of("lifted", "lifted|released", "nw 158 was released"),
          Wording.of(
              "may be used", "(?:may|can) (?:now )?be (?:used|published)", "nw 158 may be used"),
          Wording.of("nicht betroffen", "nicht betroffen", "nw 158 ist nicht betroffen"),
          Wording.of(
              "bleibt gültig", "bleib(?:t|en) (?:gültig|verwendbar)", "nw 158 bleibt gültig"),
          Wording.of("freigegeben", "freigegeben|aufgehoben", "nw 158 ist nicht freigegeben"),
          Wording.of(
              "do not kill",
              "(?:do not|does not|not to) (?:be )?(?:kill|killed|withdraw|withdrawn)",
              "Do not kill nw 158"));

  /** From here on a sentence speaks of other items. */
  static final Wordings ELSEWHERE =
      Wordings.of(
          Wording.of("see", "see|refer to", "see nw 158"),
          Wording.of("replaced by", "replaced (?:by|with)|superseded by", "superseded by nw 158"),
          Wording.of("in favour of", "in favou?r of|instead", "in favor of nw 158"),
          Wording.of("ersetzt", "ersetzt|ersetzen", "ersetzt durch nw 158"),
          Wording.of("stattdessen", "stattdessen|siehe|dafür", "siehe nw 158"));

  /** From here on a sentence speaks of what to use instead. */
  static final Wordings INSTEAD =
      ELSEWHERE.and(Wording.of("use", "(?<!not )(?<!n't )use", "use nw 158"));

  /** Orders something about a story that it does not name. */
  static final Wordings UNNAMED =
      Wordings.of(
          Wording.of(
              "kill the item",
              "(?:kill|withdraw|delete|disregard|retract|hold|withhold)"
                  + " (?:the|our|this|that|all|both|any|previous|earlier)"
                  + " (?:[\\p{L}\\p{N}'-]+ ){0,4}?"
                  + ITEM,
              "kill our earlier ferry story"),
          Wording.of(
              "item must not be used",
              ITEM + "\\b[^.]{0,60}? (?:(?:must|should) not be|not to be) (?:used|published)",
              "The story on the ferry must not be used"),
          Wording.of(
              "Meldung streichen",
              "(?:diese|die|unsere|obige|vorherige)n? (?:\\p{L}+[ -]){0,2}?"
                  + "(?:meldung|nachricht|bericht)(?:en)?\\b[^.]{0,60}?"
                  + " (?:streichen|gestrichen|zurückgezogen|sperren|gesperrt|nicht (?:zu )?verwenden)",
              "Die Meldung zur Fähre ist gestrichen"));

  /** Speaks to desks. */
  static final Wordings ADDRESSED =
      Wordings.of(
          Wording.of("please", "", "please", "", "Please kill"),
          Wording.of("editors", "", "editors", "", "EDITORS: kill"),
          Wording.of("eds", "", "eds", "", "Eds: kill"),
          Wording.of("attention", "", "attention", "", "Attention desks"),
          Wording.of("advisory", "", "advisory", "", "ADVISORY"),
          Wording.of("mandatory", "", "mandatory", "", "Mandatory kill"),
          Wording.of("clients", "", "clients", "", "Clients take note"),
          Wording.of("subscribers", "", "subscribers", "", "All subscribers"),
          Wording.of("bitte", "", "bitte", "", "Bitte streichen"),
          Wording.of("achtung", "", "achtung", "", "Achtung"),
          Wording.of("redaktionen", "", "redaktion", "(?:en)?", "An die Redaktionen"),
          Wording.of("kunden", "", "kunden", "", "An alle Kunden"));

  /** All of them, for a test to look at each. */
  static final List<Wordings> ALL =
      List.of(KILL, HOLD, RELEASE, CONDITION, NOT_MEANT, INSTEAD, UNNAMED, ADDRESSED);

  private OrderWordings() {}
}
