package dev.atoll.cli.command;

import dev.atoll.core.pipeline.Budget;
import dev.atoll.domain.ProblemException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the machine. */
final class BudgetOptions {
  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([kmgt]?)(i?)b?", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Statements at the same time, over all tenants.")
  @Nullable Integer threads;

  @Option(names = "--max-open", paramLabel = "N", description = "Databases open at the same time.")
  @Nullable Integer maxOpen;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory of all open databases together, such as 2GB.")
  @Nullable String memory;

  Budget budget() {
    return new Budget(
        atLeastOne("--threads", threads), atLeastOne("--max-open", maxOpen), bytes(memory));
  }

  private static OptionalInt atLeastOne(String option, @Nullable Integer number) {
    if (number == null) {
      return OptionalInt.empty();
    }
    if (number < 1) {
      throw new ProblemException(
          CommandLineProblems.badValue(option, number.toString(), "a number from 1"));
    }
    return OptionalInt.of(number);
  }

  /** DuckDB's units: kB, MB, GB, TB are powers of 1000; KiB, MiB … of 1024. */
  static OptionalLong bytes(@Nullable String size) {
    if (size == null) {
      return OptionalLong.empty();
    }
    Matcher matcher = SIZE.matcher(size.strip());
    if (matcher.matches()) {
      int power = "kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
      double unit = matcher.group(3).isEmpty() ? 1000 : 1024;
      double bytes =
          Double.parseDouble(matcher.group(1))
              * Math.pow(unit, matcher.group(2).isEmpty() ? 0 : power);
      if (bytes >= 1 && bytes < Long.MAX_VALUE) {
        return OptionalLong.of((long) bytes);
      }
    }
    throw new ProblemException(
        CommandLineProblems.badValue("--memory", size, "a size such as 512MB or 2GB"));
  }
}
