package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.TenantListing;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code tenants}: who there is, with labels and route. */
@CommandLine.Command
final class TenantsCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
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
}
