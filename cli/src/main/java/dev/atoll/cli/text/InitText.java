package dev.atoll.cli.text;

import dev.atoll.core.pipeline.InitReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was made, and what to do with it. */
public final class InitText {
  private InitText() {}

  /**
   * The lines.
   *
   * @param program as a person would type it
   * @param workingDir where they are
   */
  public static List<String> lines(InitReport report, String program, Path workingDir) {
    List<String> lines = new ArrayList<>();
    switch (report.kind()) {
      case PROJECT -> lines.add("made the project " + report.name() + " in " + report.folder());
      case FLEET -> {
        lines.add("made a fleet of the project " + report.name() + " in " + report.folder() + ":");
        report.written().forEach(file -> lines.add("  " + file));
      }
      case PROFILE -> {}
    }
    report.profile().ifPresent(profile -> profile(profile, lines));
    lines.add("");
    lines.add("next");
    if (!report.folder().equals(workingDir)) {
      lines.add("  cd " + shown(report.folder(), workingDir));
    }
    switch (report.kind()) {
      case PROJECT, PROFILE -> {
        lines.add("  " + program + " debug    # does the profile lead to a database?");
        lines.add("  " + program + " build");
      }
      case FLEET -> {
        lines.add("  " + program + " check    # after writing your tenants to fleet/tenants.csv");
        lines.add("  " + program + " plan");
      }
    }
    return lines;
  }

  private static String shown(Path folder, Path workingDir) {
    return folder.startsWith(workingDir)
        ? workingDir.relativize(folder).toString()
        : folder.toString();
  }

  private static void profile(InitReport.Profile profile, List<String> lines) {
    switch (profile.state()) {
      case WRITTEN -> {
        lines.add(
            "wrote the profile "
                + profile.name()
                + " ("
                + profile.type().orElse("")
                + ") to "
                + profile.file());
        lines.add("  another database, host or schema: change it there");
      }
      case KEPT ->
          lines.add("kept the profile " + profile.name() + ", as it is in " + profile.file());
      case SKIPPED ->
          lines.add(
              "wrote no profile: "
                  + profile.name()
                  + " has to be in "
                  + profile.file()
                  + ", or in the folder of --profiles-dir");
    }
  }
}
