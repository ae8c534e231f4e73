package dev.atoll.cli.text;

import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A problem as people read it: place, source line with carets, cause, mend, whom it concerns. */
public final class ProblemText {
  private static final int NAMED_TENANTS = 5;
  private static final int MAX_SOURCE_COLUMNS = 120;
  private static final int INNERMOST = 8;
  private static final int OUTERMOST = 4;
  private static final String CONTINUATION = "\n         ";

  private final Ink ink;
  private final SourceLines sources;

  public ProblemText(Ink ink, SourceLines sources) {
    this.ink = ink;
    this.sources = sources;
  }

  /** All of them, folded, with an empty line between two. */
  public List<String> lines(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : Folding.fold(problems)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(problem));
    }
    return lines;
  }

  public List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>(List.of(head(problem)));
    if (!problem.code().equals(Atoll.SECRET_IN_FILE)) {
      problem.place().ifPresent(place -> lines.addAll(source(place)));
    }
    lines.addAll(trace(problem));
    if (!problem.cause().isBlank()) {
      labelled(lines, "cause: ", problem.cause());
    }
    labelled(lines, "mend:  ", problem.mend());
    concerned(problem, lines);
    return lines;
  }

  /** Of an endless recursion its beginning and its end say all. */
  private static List<String> trace(Problem problem) {
    List<Problem.Frame> frames = problem.trace();
    if (frames.size() == 1 && repeats(frames.getFirst(), problem)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    frames.forEach(frame -> lines.add("  in " + frame.name() + " (" + frame.place() + ")"));
    int left = frames.size() - INNERMOST - OUTERMOST;
    if (left > 1) {
      lines.subList(INNERMOST, INNERMOST + left).clear();
      lines.add(INNERMOST, "  … " + left + " more …");
    }
    return lines;
  }

  /** A single frame that is the file of the place says nothing new. */
  private static boolean repeats(Problem.Frame frame, Problem problem) {
    return problem
        .place()
        .filter(place -> place.compareTo(frame.place()) == 0 && place.file().equals(frame.name()))
        .isPresent();
  }

  private String head(Problem problem) {
    String place =
        problem.place().map(where -> ink.paint(Ink.Tone.PLACE, where + ":") + " ").orElse("");
    String weight =
        problem.isError()
            ? ink.paint(Ink.Tone.BAD, "error[" + problem.code() + "]")
            : ink.paint(Ink.Tone.WARN, "warning[" + problem.code() + "]");
    return place + weight + ": " + ink.paint(Ink.Tone.STRONG, problem.message());
  }

  private void labelled(List<String> lines, String label, String text) {
    String indented = text.strip().replace("\n", CONTINUATION);
    String whole = "  " + ink.paint(Ink.Tone.FAINT, label) + indented;
    whole.lines().map(String::stripTrailing).forEach(lines::add);
  }

  private List<String> source(Place place) {
    return sources
        .at(place)
        .filter(line -> !line.isBlank() || place.column() > 0)
        .map(line -> marked(place, line))
        .orElse(List.of());
  }

  private List<String> marked(Place place, String line) {
    String number = String.valueOf(place.line());
    String gutter = " ".repeat(number.length());
    int from = Math.max(0, Math.min(place.column() - 1, line.length()));
    int until = Math.min(line.length(), from + Math.max(1, place.length()));
    // A long line shows the part around the carets.
    int start = until > MAX_SOURCE_COLUMNS ? Math.max(0, from - MAX_SOURCE_COLUMNS / 3) : 0;
    int end = Math.min(line.length(), start + MAX_SOURCE_COLUMNS);
    String shown =
        (start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
    List<String> lines = new ArrayList<>();
    lines.add(("  " + number + " | " + shown).stripTrailing());
    if (place.column() > 0) {
      String before = (start > 0 ? " " : "") + blank(line.substring(start, from));
      String carets = "^".repeat(Math.max(1, Math.min(until, end) - from));
      lines.add("  " + gutter + " | " + before + ink.paint(Ink.Tone.BAD, carets));
    }
    return lines;
  }

  /** As wide as the text, whatever a terminal makes of its tabs and wide characters. */
  private static String blank(String text) {
    return text.codePoints()
        .mapToObj(c -> c == '\t' ? "\t" : " ".repeat(Columns.width(Character.toString(c))))
        .collect(Collectors.joining());
  }

  private void concerned(Problem problem, List<String> lines) {
    List<TenantId> tenants = problem.tenants();
    if (tenants.isEmpty()) {
      return;
    }
    boolean named = Folding.word(tenants.getFirst()).matcher(problem.message()).find();
    List<TenantId> others = named ? tenants.subList(1, tenants.size()) : tenants;
    if (others.isEmpty()) {
      return;
    }
    String who =
        named
            ? Amounts.of(others.size(), "other tenant") + ": " + names(others)
            : Amounts.of(others.size(), "tenant") + ": " + names(others);
    labelled(lines, named ? "also:  " : "for:   ", who);
  }

  static String names(List<TenantId> tenants) {
    String some =
        tenants.stream()
            .limit(NAMED_TENANTS)
            .map(TenantId::value)
            .collect(Collectors.joining(", "));
    int left = tenants.size() - NAMED_TENANTS;
    return left > 0 ? some + " and " + Amounts.of(left, "other") : some;
  }
}
