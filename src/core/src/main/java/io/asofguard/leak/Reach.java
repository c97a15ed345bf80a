package io.asofguard.leak;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of the JDK and of this program forecaster code has no business with. Judged by the names in
 * the bytecode, so that nothing needs to be loaded.
 *
 * @param rule what is broken
 * @param owner the full name of the class that is reached
 * @param member the name of the method, constructor or field; or that with its parameters
 */
record Reach(Rule rule, Pattern owner, Pattern member) {
  private static final String ANY = ".*";

  private static final List<Reach> ALL =
      List.of(
          of(Rule.REACHES_CLOCK, "java\\.time\\.(?!Duration|Period).*", "now"),
          of(Rule.REACHES_CLOCK, "java\\.time\\.(Clock|InstantSource)", "system.*|tick.*"),
          of(Rule.REACHES_CLOCK, "java\\.lang\\.System", "currentTimeMillis|nanoTime"),
          of(Rule.REACHES_CLOCK, "java\\.time\\.chrono\\..*", "dateNow"),
          of(Rule.REACHES_CLOCK, "java\\.util\\.(Calendar|GregorianCalendar)", "getInstance"),
          of(Rule.REACHES_CLOCK, "java\\.util\\.logging\\.LogRecord", "get(Instant|Millis)"),
          of(Rule.REACHES_CLOCK, "java\\.util\\.(zip\\.Zip|jar\\.Jar)Entry", "get.*Time.*"),
          of(
              Rule.REACHES_CLOCK,
              "java\\.util\\.(Date|GregorianCalendar)",
              "<init>\\((java\\.util\\..*)?\\)"),
          of(
              Rule.REACHES_FILES,
              "java\\.io\\.(File|FileInputStream|FileReader|FileOutputStream|FileWriter"
                  + "|RandomAccessFile)",
              ANY),
          of(Rule.REACHES_FILES, "java\\.nio\\.file\\.(Files|FileSystems?|FileStore)", ANY),
          of(
              Rule.REACHES_FILES,
              "java\\.nio\\.channels\\.(FileChannel|AsynchronousFileChannel)",
              ANY),
          of(Rule.REACHES_FILES, "java\\.util\\.ResourceBundle", "getBundle"),
          of(Rule.REACHES_FILES, "java\\.lang\\.System", "in|console"),
          of(Rule.REACHES_FILES, "java\\.util\\.logging\\.FileHandler", ANY),
          of(
              Rule.REACHES_FILES,
              "java\\.awt\\.Toolkit|javax\\.swing\\.ImageIcon",
              "(getImage|createImage|<init>)\\(java\\.lang\\.String\\b.*"),
          of(
              Rule.REACHES_FILES,
              "javax\\.xml\\.transform\\.stream\\.Stream(Source|Result)|org\\.xml\\.sax\\.InputSource",
              "<init>\\(java\\.lang\\.String\\)|setSystemId\\(.*"),
          of(Rule.REACHES_FILES, "org\\.w3c\\.dom\\.ls\\.LSParser", "parseURI"),
          of(
              Rule.REACHES_FILES,
              "javax\\.xml\\.parsers\\.(DocumentBuilder|SAXParser)|org\\.xml\\.sax\\.XMLReader",
              "parse\\(java\\.lang\\.String\\b.*"),
          of(Rule.REACHES_FILES, "java\\.util\\.(zip\\.ZipFile|jar\\.JarFile)", ANY),
          of(
              Rule.REACHES_FILES,
              "java\\.util\\.(Scanner|Formatter)|java\\.io\\.Print(Stream|Writer)",
              "<init>\\(java\\.(io\\.File|nio\\.file\\.Path)\\b.*"),
          of(
              Rule.REACHES_FILES,
              "java\\.util\\.Formatter|java\\.io\\.Print(Stream|Writer)",
              "<init>\\(java\\.lang\\.String\\b.*"),
          of(Rule.REACHES_FILES, "java\\.nio\\.file\\.Path", "toFile|toRealPath|register"),
          of(
              Rule.REACHES_FILES,
              "java\\.lang\\.(Class|ClassLoader|Module)",
              "get(System)?Resource.*"),
          of(Rule.REACHES_NETWORK, "java\\.net\\.(?!URI$|URISyntax|URLEncoder|URLDecoder).*", ANY),
          of(
              Rule.REACHES_NETWORK,
              "java\\.nio\\.channels\\.(Server)?(Asynchronous.*)?(Socket|Datagram).*",
              ANY),
          of(Rule.REACHES_NETWORK, "(javax\\.(net|naming)|java\\.rmi|com\\.sun\\.net)\\..*", ANY),
          of(
              Rule.REACHES_JDBC,
              "(java\\.sql|javax\\.sql|org\\.sqlite|org\\.jdbi|org\\.duckdb)\\..*",
              ANY),
          of(
              Rule.REACHES_STORE,
              "io\\.asofguard\\.(store|guard|hotpath|ingest|backfill|replay|leak|report|law|cli)\\..*",
              ANY),
          of(Rule.REACHES_REFLECTION, "java\\.lang\\.reflect\\.(?!Array$).*", ANY),
          of(
              Rule.REACHES_REFLECTION,
              "java\\.lang\\.invoke\\.(MethodHandles|MethodHandles\\$Lookup|VarHandle)",
              ANY),
          of(
              Rule.REACHES_REFLECTION,
              "java\\.lang\\.Class",
              "forName|newInstance|get(Declared)?(Field|Method|Constructor)s?|getClassLoader"
                  + "|getRecordComponents|getNestMembers"),
          of(
              Rule.REACHES_REFLECTION,
              "(java\\.util\\.ServiceLoader|sun\\.misc\\.Unsafe|java\\.io\\.ObjectInputStream"
                  + "|java\\.beans\\..*|java\\.lang\\.ClassLoader)",
              "(?!getSystemResource).*"),
          of(Rule.REACHES_REFLECTION, "java\\.lang\\.(StackWalker|ModuleLayer).*", ANY),
          of(
              Rule.REACHES_REFLECTION,
              "java\\..*(Throwable|Exception|Error|Thread)",
              "getStackTrace"),
          of(Rule.REACHES_THREADS, "java\\.lang\\.ref\\.Cleaner", ANY),
          of(
              Rule.REACHES_THREADS,
              "java\\.lang\\.Thread",
              "<init>|start|set(Name|Priority|ContextClassLoader|.*Handler)|ofVirtual|ofPlatform|startVirtualThread|getAllStackTraces"),
          of(
              Rule.REACHES_THREADS,
              "java\\.util\\.(Timer|concurrent\\.(Executors|ThreadPoolExecutor"
                  + "|ScheduledThreadPoolExecutor|ForkJoinPool|ForkJoinTask|Recursive(Task|Action)"
                  + "|CountedCompleter))",
              ANY),
          of(Rule.REACHES_THREADS, "java\\.util\\.concurrent\\.CompletableFuture", ".*Async"),
          of(Rule.REACHES_THREADS, "java\\.lang\\.Runtime", "addShutdownHook"),
          of(Rule.REACHES_PROPERTIES, "java\\.lang\\.System", "(get|set|clear)Propert.*"),
          of(Rule.REACHES_PROPERTIES, "java\\.util\\.(TimeZone|Locale)", "setDefault"),
          of(Rule.REACHES_PROPERTIES, "java\\.security\\.Security", "[gs]etProperty"),
          of(Rule.REACHES_PROPERTIES, "java\\.util\\.prefs\\..*", ANY),
          of(Rule.REACHES_PROPERTIES, "java\\.lang\\.Integer", "getInteger"),
          of(Rule.REACHES_PROPERTIES, "java\\.lang\\.Long", "getLong"),
          of(Rule.REACHES_PROPERTIES, "java\\.lang\\.Boolean", "getBoolean"),
          of(Rule.REACHES_ENVIRONMENT, "java\\.lang\\.System", "getenv|load|loadLibrary"),
          of(
              Rule.REACHES_ENVIRONMENT,
              "java\\.lang\\.(ProcessBuilder.*|ProcessHandle.*|Process)",
              ANY),
          of(Rule.REACHES_ENVIRONMENT, "java\\.lang\\.Runtime", "exec|load|loadLibrary"),
          of(
              Rule.REACHES_ENVIRONMENT,
              "(java\\.util\\.spi\\.ToolProvider|(javax\\.(tools|script)|jdk\\.jshell"
                  + "|com\\.sun\\.tools)\\..*)",
              ANY),
          of(Rule.REACHES_ENVIRONMENT, "(java\\.lang|javax)\\.management\\..*", ANY));

  private static Reach of(Rule rule, String owner, String member) {
    return new Reach(rule, Pattern.compile(owner), Pattern.compile(member));
  }

  /**
   * The rule that an access breaks, if it breaks one, by the class that it names or inherits of.
   */
  static Optional<Rule> broken(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return broken(target.getOwner().getName(), target)
        .or(
            () ->
                target
                    .resolveMember()
                    .flatMap(member -> broken(member.getOwner().getName(), target)));
  }

  /** The rule that is broken by reaching a member of a class, if one is. */
  static Optional<Rule> broken(String owner, AccessTarget target) {
    String member = target.getName();
    String full = target.getFullName();
    String signature = full.substring(Math.max(0, full.lastIndexOf("." + member) + 1));
    return ALL.stream()
        .filter(r -> r.owner.matcher(owner).matches())
        .filter(r -> r.member.matcher(member).matches() || r.member.matcher(signature).matches())
        .map(Reach::rule)
        .findFirst();
  }
}
