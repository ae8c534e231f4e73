package dev.atoll.core.parse;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** A project that a test writes file by file. */
record ProjectFolder(Path directory, Problems problems) {
  static ProjectFolder in(Path directory) {
    return new ProjectFolder(directory, new Problems()).file("dbt_project.yml", "name: shop\n");
  }

  ProjectFolder file(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project parse() {
    return parse(Runnable::run);
  }

  Project parse(Executor executor) {
    return new ProjectParser(
            Syntax.JINJA,
            scalar -> scalar.text().replace("{{ env_var('FOLDER') }}", "from_env"),
            executor)
        .parse(directory, problems)
        .orElseThrow(() -> new AssertionError(found()));
  }

  PackageSource root() {
    return parse().root();
  }

  String found() {
    return ProblemText.of(problems);
  }
}
