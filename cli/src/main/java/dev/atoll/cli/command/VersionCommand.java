package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code version}: which Atoll, on which Java, speaking which dbt. */
@CommandLine.Command
final class VersionCommand implements Command {
  private static final String LANGUAGE = "1.11";

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    String java = Runtime.version().toString();
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "version",
          json -> {
            json.writeNumberField("exit_code", ExitCode.DONE.number());
            json.writeStringField("atoll", version());
            json.writeStringField("java", java);
            json.writeStringField("dbt_language", LANGUAGE);
          });
    } else {
      call.print(List.of("atoll " + version(), "java " + java, "language of dbt Core " + LANGUAGE));
    }
    return ExitCode.DONE;
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream file = VersionCommand.class.getResourceAsStream("version.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
