package io.asofguard.leak;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Findings that somebody has accepted, each with a reason: a CSV file with the columns {@code
 * finding,reason}, where {@code finding} is what {@link Finding#key()} says.
 *
 * @param reasons by finding
 */
public record Baseline(Map<String, String> reasons) {

  /** Nothing is accepted. */
  public static final Baseline NONE = new Baseline(Map.of());

  /**
   * What is left of a report, and what a baseline has to say of it.
   *
   * @param report without the accepted findings
   * @param accepted how many findings of the report were accepted
   * @param gone entries of the baseline that no longer occur
   */
  public record Applied(LeakReport report, long accepted, List<String> gone) {}

  /**
   * Reads a file.
   *
   * @param file CSV with the columns {@code finding,reason}
   * @return the baseline
   * @throws RefusedException if a column, a finding or a reason is missing
   */
  public static Baseline read(Path file) {
    Map<String, String> reasons = new LinkedHashMap<>();
    checkHeader(file);
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        String finding = row.findField("finding").orElse("").strip();
        String reason = row.findField("reason").orElse("").strip();
        if (finding.isEmpty() || reason.isEmpty()) {
          throw new RefusedException(
              file
                  + ":"
                  + row.getStartingLineNumber()
                  + ": an accepted finding needs a finding and a reason, in columns of these"
                  + " names");
        }
        reasons.put(finding, reason);
      }
      return new Baseline(reasons);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkHeader(Path file) {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
      List<String> header =
          records.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
      if (!header.containsAll(List.of("finding", "reason"))) {
        throw new RefusedException(
            file + ": a baseline is a CSV file with the columns finding,reason; it has " + header);
      }
    } catch (NoSuchFileException e) {
      throw new RefusedException("there is no file " + file + "; --baseline names a CSV file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the accepted findings out of a report.
   *
   * @param report any
   * @return what is left
   */
  public Applied apply(LeakReport report) {
    TreeSet<String> gone = new TreeSet<>(reasons.keySet());
    long accepted = 0;
    List<Check> checks = new ArrayList<>();
    for (Check check : report.checks()) {
      List<Finding> left = new ArrayList<>();
      for (Finding finding : check.findings()) {
        gone.remove(finding.key());
        if (!reasons.containsKey(finding.key())) {
          left.add(finding);
        }
      }
      long out = (long) check.findings().size() - left.size();
      accepted += out;
      checks.add(out == 0 ? check : without(check, left, out));
    }
    return new Applied(
        new LeakReport(report.subject(), checks, report.seen()), accepted, List.copyOf(gone));
  }

  /** What was doubtful beside the accepted findings stays so. */
  private static Check without(Check check, List<Finding> left, long out) {
    boolean leaks = left.stream().anyMatch(f -> f.rule().severity() == Severity.ERROR);
    boolean doubtful = check.evidence().stream().anyMatch(line -> line.startsWith(Checks.DOUBT));
    Verdict rest = doubtful ? Verdict.INCONCLUSIVE : Verdict.CLEAN;
    return new Check(
        check.name(), leaks ? Verdict.LEAK : rest, left, check.count() - out, check.evidence());
  }
}
