package dev.atoll.jinja.fuzz;

import dev.atoll.jinja.fuzz.Comparison.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Renders random templates with Atoll and with CPython's jinja2 and prints every difference, made
 * as small as it gets. Arguments: seed, count, first index, python, folder of worker.py.
 */
public final class Differential {
  private static final int PROCESSES = 2;
  private static final int BATCH = 50;
  private static final int MAX_PRINTED = 300;

  private final Grammar grammar = Grammar.load();
  private final long seed;
  private final long end;
  private final String python;
  private final Path folder;
  private final PrintStream out;
  private final AtomicLong next;
  private final Set<String> printed = new LinkedHashSet<>();
  private final Counts counts = new Counts();

  private Differential(String[] arguments, PrintStream out) {
    this.seed = Long.parseLong(arguments[0]);
    long first = Long.parseLong(arguments[2]);
    this.next = new AtomicLong(first);
    this.end = first + Long.parseLong(arguments[1]);
    this.python = arguments[3];
    this.folder = Path.of(arguments[4]);
    this.out = out;
  }

  /** What came out so far. */
  private static final class Counts {
    private long rendered;
    private long failed;
    private long unbounded;
    private long known;
    private long different;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean same = new Differential(arguments, out).run();
    System.exit(same ? 0 : 1);
  }

  private boolean run() throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        tasks.add(this::work);
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    }
    out.printf(
        "seed %d: %d rendered, %d failed alike, %d beyond limits, %d known differences, %d different (%d kinds); %d s%n",
        seed,
        counts.rendered,
        counts.failed,
        counts.unbounded,
        counts.known,
        counts.different,
        printed.size(),
        (System.nanoTime() - start) / 1_000_000_000);
    return counts.different == 0;
  }

  private Void work() throws IOException {
    try {
      return compare();
    } finally {
      next.set(end); // what ends one worker ends the other
    }
  }

  private Void compare() throws IOException {
    Rendering rendering = new Rendering();
    try (Oracle oracle = new Oracle(python, folder)) {
      while (true) {
        long from = next.getAndAdd(BATCH);
        if (from >= end) {
          return null;
        }
        batch(from, Math.min(from + BATCH, end), rendering, oracle);
      }
    }
  }

  private void batch(long from, long to, Rendering rendering, Oracle oracle) {
    List<Piece> templates = new ArrayList<>();
    for (long index = from; index < to; index++) {
      templates.add(Generator.template(grammar, seed, index));
    }
    List<String> texts = templates.stream().map(Piece::text).toList();
    oracle.ask(texts);
    List<Outcome> actual = texts.stream().map(text -> attempt(text, rendering)).toList();
    List<Outcome> expected = oracle.answers(texts.size());
    for (int i = 0; i < templates.size(); i++) {
      Verdict verdict = Comparison.verdict(actual.get(i), expected.get(i));
      count(actual.get(i), verdict);
      if (verdict == Verdict.DIFFERENT) {
        report(from + i, templates.get(i), rendering, oracle);
      }
    }
  }

  private synchronized void count(Outcome actual, Verdict verdict) {
    switch (verdict) {
      case SAME -> {
        if (actual instanceof Outcome.Text) {
          counts.rendered++;
        } else {
          counts.failed++;
        }
      }
      case UNBOUNDED -> counts.unbounded++;
      case KNOWN -> counts.known++;
      case DIFFERENT -> counts.different++;
    }
  }

  /** An exception that is no Problem is an outcome that agrees with nothing. */
  private static Outcome attempt(String template, Rendering rendering) {
    try {
      return rendering.of(template);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      StackTraceElement[] stack = bug.getStackTrace();
      return new Outcome.Failure("BUG", bug + (stack.length == 0 ? "" : " at " + stack[0]));
    }
  }

  private void report(long index, Piece template, Rendering rendering, Oracle oracle) {
    if (printed.size() >= MAX_PRINTED) {
      return;
    }
    String text = template.text();
    String difference = Comparison.difference(attempt(text, rendering), oracle.of(text));
    String smallest =
        new Minimiser(
                each ->
                    difference.equals(
                        Comparison.difference(attempt(each, rendering), oracle.of(each))))
            .smallest(template);
    print(index, smallest, attempt(smallest, rendering), oracle.of(smallest));
  }

  private synchronized void print(long index, String template, Outcome actual, Outcome expected) {
    if (printed.add(template)) {
      out.printf("#### seed %d index %d%n%s%n", seed, index, template);
      out.printf("   python %s%n   atoll  %s%n", shown(expected), shown(actual));
    }
  }

  private static String shown(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Text text -> "= " + quoted(text.text());
      case Outcome.Failure failure -> "! " + failure.kind() + " " + quoted(failure.message());
      case Outcome.Unbounded unbounded -> "?";
    };
  }

  private static String quoted(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || (c > 126 && c < 161) || c == 0x2028 || c == 0x200b) {
        result.append("\\u%04x".formatted((int) c));
      } else {
        result.append(c);
      }
    }
    return result.append('"').toString();
  }
}
