package io.asofguard.replay.exec;

/** Small programs in the shell's language. */
final class Sh {
  static final String READY = "read -r hello; echo '{\"type\":\"ready\",\"protocol\":1}'; ";
  static final String QUESTION = READY + "read -r question; ";

  private Sh() {}

  /** Takes one question; the number stands in double quotes. */
  static String answering(String member, String number) {
    return "read -r hello; echo '{\"type\":\"ready\",\"protocol\":1,"
        + member
        + "}'; read -r question; "
        + forecast("1", number);
  }

  static String forecast(String id, String number) {
    return "echo \"{\\\"type\\\":\\\"forecast\\\",\\\"id\\\":"
        + id
        + ",\\\"values\\\":{\\\"launch/yes\\\":"
        + number
        + "}}\"";
  }

  /** Takes question after question, and answers with how many it had. */
  static String counting(String reuse) {
    return "read -r hello; echo '{\"type\":\"ready\",\"protocol\":1,\"reuse\":\""
        + reuse
        + "\"}'; n=0; while read -r question; do n=$((n+1)); "
        + forecast("$n", "0.$n")
        + "; done";
  }

  /** Answers its only question after a line of its own. */
  static String saying(String line) {
    return QUESTION
        + "echo '"
        + line
        + "'; read -r answer; echo \"$answer\" >&2; "
        + forecast("1", "0.5");
  }
}
