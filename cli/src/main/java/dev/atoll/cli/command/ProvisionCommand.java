package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ProvisionText;
import dev.atoll.core.pipeline.ProvisionOrder;
import dev.atoll.core.pipeline.ProvisionReport;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code provision}: shows what tenants lack on their engines, and makes it with {@code --yes}. */
@CommandLine.Command
final class ProvisionCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(
      names = "--yes",
      description = "Do it, after it was shown; without this it is only shown.")
  boolean yes;

  @Option(names = "--dry-run", description = "Only show it, whatever else is said.")
  boolean dryRun;

  @Option(
      names = "--adopt",
      description = "Take over logins, databases and schemas that were not made by provision.")
  boolean adopt;

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    boolean goAhead = yes && !dryRun;
    ProvisionOrder order =
        new ProvisionOrder(
            adopt ? ProvisionOrder.Existing.ADOPTED : ProvisionOrder.Existing.REFUSED,
            planned -> {
              if (!format.isJson()) {
                call.print(ProvisionText.steps(planned));
              }
              return goAhead;
            });
    ProvisionReport report = call.atoll().provision(call.invocation(fleet), order);
    ExitCode code = codeOf(report);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "provision", json -> ReportJson.writeProvision(json, report, code.number()));
    } else {
      call.complain(report.told());
      call.print(ProvisionText.end(report));
    }
    return code;
  }

  /** Nothing was touched where something stood in the way from the start. */
  private static ExitCode codeOf(ProvisionReport report) {
    if (!report.failed()) {
      return report.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
    boolean begun =
        report.steps().stream().anyMatch(step -> step.state() != ProvisionReport.State.PLANNED);
    return begun ? ExitCode.FAILED : ExitCode.INPUT_WRONG;
  }
}
