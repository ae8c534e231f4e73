package dev.atoll.cli.command;

import dev.atoll.cli.json.InitJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.InitText;
import dev.atoll.core.pipeline.InitReport;
import dev.atoll.core.pipeline.InitRequest;
import dev.atoll.core.pipeline.InitRequest.ProfileSetup;
import dev.atoll.core.pipeline.Questions;
import dev.atoll.domain.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: a new project, the profile of one, or the files of a fleet. */
@CommandLine.Command
final class InitCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "Name of the project and of its folder; asked for at a terminal. Inside a project: left"
              + " out, and the profile is set up.")
  @Nullable String name;

  @Option(
      names = {"-s", "--skip-profile-setup"},
      description = "Ask for no profile and write none.")
  boolean skipProfile;

  @Option(
      names = "--fleet",
      description = "Write fleet.yml and its files for the project that is here, or right below.")
  boolean fleet;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Questions questions = format.isJson() ? Questions.NOBODY : AskedAtTerminal.in(call.world());
    InitReport report = call.atoll().init(call.invocation(), request(), questions);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "init", json -> InitJson.write(json, report, ExitCode.DONE.number()));
    } else {
      call.print(InitText.lines(report, call.world().program(), call.world().workingDir()));
    }
    return ExitCode.DONE;
  }

  private InitRequest request() {
    if (!fleet) {
      return new InitRequest.OfProject(
          Optional.ofNullable(name), skipProfile ? ProfileSetup.SKIPPED : ProfileSetup.WANTED);
    }
    if (name != null) {
      throw new ProblemException(
          CommandLineProblems.badValue(
              "a fleet is made for a project that is there, and takes its name", "init"));
    }
    return new InitRequest.OfFleet();
  }
}
