package io.asofguard.benchmarks;

/** Who makes the 260 reads of a question, and how. */
public enum Asked {
  /** A forecaster in this process, asked through the same interface. */
  JAVA(""),

  /**
   * A program that writes lines it has made before and looks at no answer: guard and pipe alone.
   */
  BARE_ONE_BY_ONE(
      """
      import json, sys
      lines = [json.dumps(dict(type="latest", entity=e, field="market_mid")) + "\\n" for e in %s]
      hear, say = sys.stdin.readline, sys.stdout.write
      hear()
      say('{"type":"ready","protocol":1,"reuse":"any-order"}\\n')
      sys.stdout.flush()
      for id, question in enumerate(iter(hear, ""), 1):
          answers = 0
          for line in lines:
              say(line)
              sys.stdout.flush()
              answers += hear().count("KNOWN")
          say('{"type":"forecast","id":%%d,"values":{"e":%%d}}\\n' %% (id, answers))
          sys.stdout.flush()
      """),

  /** The same with all requests in one list. */
  BARE_LIST(
      """
      import json, sys
      line = json.dumps([dict(type="latest", entity=e, field="market_mid") for e in %s]) + "\\n"
      hear, say = sys.stdin.readline, sys.stdout.write
      hear()
      say('{"type":"ready","protocol":1,"reuse":"any-order"}\\n')
      sys.stdout.flush()
      for id, question in enumerate(iter(hear, ""), 1):
          say(line)
          sys.stdout.flush()
          say('{"type":"forecast","id":%%d,"values":{"e":%%d}}\\n' %% (id, hear().count("KNOWN")))
          sys.stdout.flush()
      """),

  /** With the Python client, read by read. */
  PYTHON_ONE_BY_ONE(
      """
      import asofguard
      entities = %s
      for q in asofguard.questions():
          q.answer({"e": sum(q.latest(e, "market_mid").is_known for e in entities)})
      """),

  /** With the Python client, all reads in one exchange. */
  PYTHON_LIST(
      """
      import asofguard
      entities = %s
      for q in asofguard.questions():
          answers = q.latest_of([(e, "market_mid") for e in entities])
          q.answer({"e": sum(answer.is_known for answer in answers)})
      """);

  private final String program;

  Asked(String program) {
    this.program = program;
  }

  /** The program's text; the entities are a Python list. */
  String text(String entities) {
    return program.formatted(entities);
  }
}
