package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.VariantJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.VariantText;
import dev.atoll.core.pipeline.IdenticalReport;
import dev.atoll.core.pipeline.VariantReport;
import dev.atoll.domain.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code variants}: how many forms nodes have over the fleet, and why. */
@CommandLine.Command
final class VariantsCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Parameters(paramLabel = "NODE", arity = "0..1", description = "Only this node, in full.")
  @Nullable String node;

  @Option(
      names = "--identical",
      description = "Group tenants that run exactly the same logic, by a hash over all nodes.")
  boolean identical;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    if (identical && node != null) {
      throw new ProblemException(
          CommandLineProblems.badValue("--identical", node, "no node: it is about all of them"));
    }
    VariantText text = new VariantText(call.ink(Screen.Stream.OUT));
    if (identical) {
      IdenticalReport report = call.atoll().identical(call.invocation(fleet));
      ExitCode code = Call.code(report.problems());
      if (format.isJson()) {
        JsonDocument.write(
            call.out(), "variants", json -> VariantJson.write(json, report, code.number()));
      } else {
        call.complain(report.problems());
        call.print(text.identical(report));
      }
      return code;
    }
    VariantReport report = call.atoll().variants(call.invocation(fleet), Optional.ofNullable(node));
    ExitCode code = Call.code(report.problems());
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "variants", json -> VariantJson.write(json, report, code.number()));
    } else {
      call.complain(report.problems());
      call.print(node == null ? text.overview(report) : text.node(report));
    }
    return code;
  }
}
