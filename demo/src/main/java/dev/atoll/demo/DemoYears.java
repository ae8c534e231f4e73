package dev.atoll.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Time in the demo: TPC-H's 1992 to 1998, moved to 2020 to 2026. Nothing here reads a clock. */
final class DemoYears {
  /** 28 years keep weekdays and leap days. */
  private static final int MOVED_DAYS = 10_227;

  /** The day the shops' data ends: that of TPC-H's last order. */
  static final int TODAY = Math.toIntExact(LocalDate.of(2026, 8, 2).toEpochDay());

  /** The night of the first load, before any order. */
  static final LocalDateTime FIRST_LOAD = LocalDateTime.of(2019, 12, 31, 1, 0);

  private static final int LATE_EVERY = 97;

  private DemoYears() {}

  static int move(int tpchEpochDay) {
    return tpchEpochDay + MOVED_DAYS;
  }

  static String text(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  /**
   * When the ingestion tool lands what happened on a day: the night after; now and then two later.
   */
  static LocalDateTime landed(int day, int key) {
    int nights = key % LATE_EVERY == 0 ? 3 : 1;
    LocalTime time = LocalTime.of(2, 0).plusSeconds(key % 3_600);
    return LocalDate.ofEpochDay(day + nights).atTime(time);
  }
}
