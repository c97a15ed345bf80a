package io.asofguard.leak;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.asofguard.law.Counted;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings that somebody has accepted, each with a reason: a CSV file with the columns {@code
 * finding,reason}, where {@code finding} is what {@link Finding#key()} says.
 *
 * @param reasons by finding
 */
public record Baseline(Map<String, String> reasons) {

  /** Nothing is accepted. */
  public static final Baseline NONE = new Baseline(Map.of());

  private static final String BOM = "\uFEFF";

  /**
   * Reads a file.
   *
   * @param file CSV with the columns {@code finding,reason}
   * @return the baseline
   * @throws RefusedException if it can't be read, a column, a finding or a reason is missing, or a
   *     finding has two reasons
   */
  public static Baseline read(Path file) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text(file))) {
      return of(file, records.iterator());
    } catch (CsvParseException e) {
      throw new RefusedException(file + ": no sound CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new RefusedException(file + ": " + why(e));
    }
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith(BOM) ? text.substring(BOM.length()) : text;
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file; --baseline names a CSV file";
    }
    return e instanceof CharacterCodingException
        ? "is not UTF-8 text; convert it first (iconv)"
        : "cannot be read: " + e.getMessage();
  }

  private static Baseline of(Path file, Iterator<CsvRecord> records) {
    List<String> header = records.hasNext() ? records.next().getFields() : List.of();
    int finding = header.indexOf("finding");
    int reason = header.indexOf("reason");
    if (finding < 0 || reason < 0) {
      throw new RefusedException(
          file + ": a baseline is a CSV file with the columns finding,reason; it has " + header);
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    while (records.hasNext()) {
      CsvRecord row = records.next();
      String at = file + ":" + row.getStartingLineNumber() + ": ";
      if (row.getFieldCount() != header.size()) {
        throw new RefusedException(
            at
                + "has "
                + Counted.of(row.getFieldCount(), "field")
                + ", and the header "
                + header.size()
                + "; an accepted finding needs a finding and a reason, with quotes about what"
                + " holds commas");
      }
      add(at, row.getField(finding).strip(), row.getField(reason).strip(), reasons);
    }
    return new Baseline(reasons);
  }

  private static void add(String at, String finding, String reason, Map<String, String> to) {
    if (finding.isEmpty() || reason.isEmpty()) {
      throw new RefusedException(
          at + "an accepted finding needs a finding and a reason, in columns of these names");
    }
    String other = to.put(finding, reason);
    if (other != null && !other.equals(reason)) {
      throw new RefusedException(
          at + "'" + finding + "' stands here twice, with two reasons; keep one");
    }
  }

  /**
   * Takes the accepted findings out of a report.
   *
   * @param report any
   * @return what is left, with what was accepted and which entries stand for nothing
   */
  public LeakReport apply(LeakReport report) {
    List<Accepted> accepted = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    for (Check check : report.checks()) {
      List<Finding> left = new ArrayList<>();
      for (Finding finding : check.findings()) {
        String reason = reasons.get(finding.key());
        if (reason == null) {
          left.add(finding);
        } else {
          accepted.add(new Accepted(check.name(), finding, reason));
        }
      }
      long out = (long) check.findings().size() - left.size();
      checks.add(out == 0 ? check : without(check, left, out));
    }
    return new LeakReport(
        report.subject(), checks, report.seen(), accepted, rest(accepted, checks));
  }

  private List<Obsolete> rest(List<Accepted> accepted, List<Check> checks) {
    Set<String> found =
        accepted.stream().map(each -> each.finding().key()).collect(Collectors.toSet());
    boolean isWhole = checks.stream().map(Check::name).toList().containsAll(LeakPlan.ALL);
    return reasons.entrySet().stream()
        .filter(entry -> !found.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Obsolete(entry.getKey(), entry.getValue(), isWhole))
        .toList();
  }

  /** What was doubtful beside the accepted findings stays so, and so is what was not kept. */
  private static Check without(Check check, List<Finding> left, long out) {
    boolean leaks = left.stream().anyMatch(f -> f.rule().severity() == Severity.ERROR);
    boolean doubtful =
        check.count() > check.findings().size()
            || check.evidence().stream().anyMatch(line -> line.startsWith(Checks.DOUBT));
    Verdict sure = check.verdict() == Verdict.NOT_RUN ? Verdict.NOT_RUN : Verdict.CLEAN;
    Verdict rest = doubtful ? Verdict.INCONCLUSIVE : sure;
    return new Check(
        check.name(), leaks ? Verdict.LEAK : rest, left, check.count() - out, check.evidence());
  }
}
