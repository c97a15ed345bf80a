package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShowTest {

  @Test
  void aMessageIsOnOneLineWhateverItQuotes() {
    assertThat(Show.line("a \r\n b\u2028c\u0085\td\u001b[31m\u0007\t e"))
        .isEqualTo("a b c d\\u001b[31m\\u0007\t e");
  }

  /** It would not come to an end if it looked for the end of a line from each blank on. */
  @Test
  void manyBlanksTakeNoLongerThanOtherLetters() {
    String blanks = " ".repeat(1_000_000);
    assertThat(Show.line("x" + blanks + "y")).isEqualTo("x" + blanks + "y");
    assertThat(Show.line("x" + blanks + "\n" + blanks + "y")).isEqualTo("x y");
  }
}
