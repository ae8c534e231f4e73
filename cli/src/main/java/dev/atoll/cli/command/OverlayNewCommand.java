package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.OverlayJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.OverlayWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overlay new}: the folder of an overlay, with copies of what it replaces. */
@CommandLine.Command
final class OverlayNewCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(arity = "1", paramLabel = "NAME", description = "Name of the overlay.")
  String name = "";

  @Option(names = "--owner", paramLabel = "WHO", description = "Who answers for it.")
  @Nullable String owner;

  @Option(names = "--reason", paramLabel = "WHY", description = "Why it exists.")
  @Nullable String reason;

  @Option(
      names = "--expires",
      paramLabel = "DAY",
      description = "Its last day, such as 2027-06-30.")
  @Nullable String expires;

  @Option(
      names = "--replace",
      paramLabel = "NAME[,NAME...]",
      split = ",",
      description = "Copy these to begin with, and write the hashes of what they replace.")
  List<String> replace = new ArrayList<>();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    List<String> files =
        call.atoll()
            .newOverlay(
                call.invocation(),
                new OverlayWish(
                    name,
                    Optional.ofNullable(owner),
                    Optional.ofNullable(reason),
                    Optional.ofNullable(expires),
                    replace));
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "overlay new",
          json -> OverlayJson.writeNew(json, files, ExitCode.DONE.number()));
    } else {
      List<String> lines = new ArrayList<>();
      files.forEach(file -> lines.add("written: overlays/" + file));
      lines.add("a layer gives it to its tenants: 'overlays: [" + name + "]'");
      call.print(lines);
    }
    return ExitCode.DONE;
  }
}
