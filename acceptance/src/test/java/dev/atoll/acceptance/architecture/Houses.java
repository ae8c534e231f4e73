package dev.atoll.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the house, and those that were planted. */
final class Houses {
  static final JavaClasses REAL =
      new ClassFileImporter()
          .importPackages(
              "dev.atoll.domain",
              "dev.atoll.jinja",
              "dev.atoll.engine",
              "dev.atoll.core",
              "dev.atoll.demo",
              "dev.atoll.cli");

  static final JavaClasses PLANTED = new ClassFileImporter().importPackages(Rooms.PLANTED);

  private Houses() {}
}
