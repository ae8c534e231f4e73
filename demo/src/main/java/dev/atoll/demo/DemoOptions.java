package dev.atoll.demo;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a demo workspace shall be.
 *
 * @param directory where it shall lie; need not exist
 * @param tenants how many shops, {@value #MIN_TENANTS} to {@value #MAX_TENANTS}
 * @param scale TPC-H's scale factor for all shops together, {@value #MIN_SCALE} to {@value
 *     #MAX_SCALE}; 0.1 means 150,000 orders when every country has a shop
 */
public record DemoOptions(Path directory, int tenants, double scale) {
  public static final int DEFAULT_TENANTS = 200;
  static final int MIN_TENANTS = 1;
  static final int MAX_TENANTS = 5_000;
  static final double MIN_SCALE = 0.004;
  static final double MAX_SCALE = 1.0;

  /** On average; with fewer some shops are likely to be left without any order. */
  private static final double MIN_CUSTOMERS_PER_SHOP = 20;

  private static final double CUSTOMERS_PER_COUNTRY_AT_SCALE_1 = 6_000;

  /**
   * @throws ProblemException with A751, A752 and A753 when the numbers are out of range or do not
   *     fit each other
   */
  public DemoOptions {
    List<Problem> problems = new ArrayList<>();
    if (tenants < MIN_TENANTS || tenants > MAX_TENANTS) {
      problems.add(DemoProblems.badTenants(tenants));
    }
    if (!(scale >= MIN_SCALE && scale <= MAX_SCALE)) {
      problems.add(DemoProblems.badScale(scale));
    }
    if (problems.isEmpty() && scale < leastScale(tenants)) {
      problems.add(DemoProblems.tooLittleForSoMany(tenants, scale, leastScale(tenants)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  /** Options with {@link #defaultScale}, which is in range whatever the number of tenants. */
  public static DemoOptions of(Path directory, int tenants) {
    return new DemoOptions(
        directory, tenants, defaultScale(Math.clamp(tenants, MIN_TENANTS, MAX_TENANTS)));
  }

  /**
   * The scale at which a shop has about 750 orders, whatever the number of shops, as far as the
   * largest scale reaches: 0.1 for 200.
   */
  public static double defaultScale(int tenants) {
    return Math.min(shopsPerCountry(tenants) / 80.0, MAX_SCALE);
  }

  private static double leastScale(int tenants) {
    double customers = MIN_CUSTOMERS_PER_SHOP * shopsPerCountry(tenants);
    return Math.max(MIN_SCALE, customers / CUSTOMERS_PER_COUNTRY_AT_SCALE_1);
  }

  private static int shopsPerCountry(int tenants) {
    return Math.ceilDiv(tenants, Country.values().length);
  }
}
