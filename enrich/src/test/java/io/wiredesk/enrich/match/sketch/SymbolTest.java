package io.wiredesk.enrich.match.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTest {
  @ParameterizedTest
  @CsvSource({
    "KMW, KMWS, true",
    "KBK, KEBK, true",
    "TLXN, TXLN, true",
    "TPWD, TPW, true",
    "KBK, KMW, false",
    "AB, ABC, false",
    "ABCDEF, ABCDEG, false",
    "KBK, KBKXY, false",
  })
  void aLetterMoreOrTwoSwappedIsNear(String a, String b, boolean near) {
    assertThat(Symbol.near(Symbol.packed(a), Symbol.packed(b))).isEqualTo(near);
    assertThat(Symbol.near(Symbol.packed(b), Symbol.packed(a))).isEqualTo(near);
  }
}
