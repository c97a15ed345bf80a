package io.asofguard.replay.exec;

/**
 * What a program says of itself.
 *
 * @param reuse whether it takes more than one question
 * @param version of its code, in its own words; empty if it gives none
 */
record Ready(Reuse reuse, String version) {

  static Ready of(Message message) {
    if (!message.type().equals("ready")) {
      throw new Message.BadRequestException("its type is '" + message.type() + "', not 'ready'");
    }
    Object protocol = message.members().get("protocol");
    if (!Long.valueOf(Conversation.PROTOCOL).equals(protocol)) {
      throw new Message.BadRequestException(
          "it speaks protocol " + protocol + ", and this guard speaks " + Conversation.PROTOCOL);
    }
    return new Ready(
        Reuse.of(message.textOr("reuse", Reuse.NEVER.word())), message.textOr("version", ""));
  }
}
