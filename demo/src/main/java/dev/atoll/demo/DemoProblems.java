package dev.atoll.demo;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The mistakes that can be made about a demo workspace; each code has its page in docs/problems.
 */
final class DemoProblems {
  static final String TARGET_EXISTS = "A750";
  static final String BAD_TENANTS = "A751";
  static final String BAD_SCALE = "A752";
  static final String TOO_LITTLE_DATA = "A753";
  static final String CANNOT_WRITE = "A754";
  static final String DISK_FULL = "A755";

  private DemoProblems() {}

  static Problem targetExists(Path target) {
    return Problem.error(
        TARGET_EXISTS,
        Place.of(target.toString()),
        "it exists and is no demo workspace",
        "there is no file " + Marker.FILE + " in it, so it holds something else",
        "name another folder with --dir, or move this one away");
  }

  static Problem badTenants(int tenants) {
    return Problem.error(
        BAD_TENANTS,
        "a demo cannot have " + tenants + " tenants",
        "",
        "give --tenants a number from "
            + DemoOptions.MIN_TENANTS
            + " to "
            + DemoOptions.MAX_TENANTS);
  }

  static Problem badScale(double scale) {
    return Problem.error(
        BAD_SCALE,
        "a demo cannot have scale " + number(scale),
        "",
        "give --scale a number from "
            + number(DemoOptions.MIN_SCALE)
            + " to "
            + number(DemoOptions.MAX_SCALE));
  }

  static Problem tooLittleForSoMany(int tenants, double scale, double least) {
    return Problem.error(
        TOO_LITTLE_DATA,
        "scale " + number(scale) + " is too small for " + tenants + " tenants",
        "some would have no order at all",
        "give --scale at least " + number(least) + ", or fewer --tenants");
  }

  static Problem cannotWrite(Path where, String reason) {
    return Problem.error(
        CANNOT_WRITE,
        Place.of(where.toString()),
        "the demo workspace cannot be written here",
        reason,
        "check the rights on the folder, or name another one with --dir");
  }

  static Problem diskFull(Path where, String reason) {
    return Problem.error(
        DISK_FULL,
        Place.of(where.toString()),
        "not enough room for the demo workspace",
        reason,
        "make room, name a folder on another disk with --dir, or give fewer --tenants or a smaller"
            + " --scale");
  }

  private static String number(double value) {
    String plain = String.format(Locale.ROOT, "%.4f", value);
    return plain.contains(".") ? plain.replaceAll("\\.?0+$", "") : plain;
  }
}
