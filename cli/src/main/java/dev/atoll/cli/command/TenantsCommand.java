package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.OrphanJson;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.OrphanText;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.OrphanReport;
import dev.atoll.core.pipeline.TenantListing;
import dev.atoll.domain.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tenants}: who there is, with labels and route; or what those left who are gone. */
@CommandLine.Command
final class TenantsCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(
      names = "--orphans",
      description =
          "What tenants that are gone or have moved left behind, and relations that no node makes"
              + " any more, with the statements that remove them. Removes nothing.")
  boolean orphans;

  @Option(names = "--details", description = "With --orphans: list all of them in full.")
  boolean details;

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    if (orphans) {
      return orphans(call);
    }
    if (details) {
      throw new ProblemException(
          CommandLineProblems.badValue("--details belongs to --orphans", "tenants"));
    }
    TenantListing listing = call.atoll().tenants(call.invocation(fleet));
    boolean troubled = listing.entries().stream().anyMatch(entry -> entry.problem().isPresent());
    ExitCode code = troubled ? ExitCode.FAILED : ExitCode.DONE;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "tenants", json -> ReportJson.writeTenants(json, listing, code.number()));
    } else {
      call.complain(listing.warnings());
      call.print(ReportText.tenants(listing));
    }
    return code;
  }

  private ExitCode orphans(Call call) {
    OrphanReport report = call.atoll().orphans(call.invocation(fleet));
    ExitCode code = Call.code(report.problems());
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "tenants", json -> OrphanJson.write(json, report, code.number()));
    } else {
      call.complain(report.problems());
      call.print(
          new OrphanText(
                  call.ink(Screen.Stream.OUT),
                  call.world().zone(),
                  details ? OrphanText.Detail.ALL : OrphanText.Detail.FOLDED)
              .lines(report));
    }
    return code;
  }
}
