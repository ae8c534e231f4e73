package dev.atoll.core.pipeline;

import dev.atoll.core.parse.ProfileReader;
import dev.atoll.core.project.ProfileFile;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.engine.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** An entry of profiles.yml, asked for and added where dbt looks for it. */
final class NewProfile {
  /** dbt takes variables of this prefix for secrets, and masks them. */
  private static final String PASSWORD_VARIABLE = "DBT_ENV_SECRET_PASSWORD";

  private static final String FILE_NAME = "profiles.yml";
  private static final String DUCKDB = "duckdb";
  private static final String POSTGRES = "postgres";

  private final Invocation invocation;
  private final Questions questions;
  private final Path file;

  NewProfile(Invocation invocation, Questions questions) {
    this.invocation = invocation;
    this.questions = questions;
    this.file = file(invocation);
  }

  /** The folder that was named; else the current one, if it has the file; else the home's. */
  private static Path file(Invocation invocation) {
    Optional<Path> asked =
        invocation.location().profilesDir().map(invocation.workingDir()::resolve);
    Path here = invocation.workingDir().resolve(FILE_NAME);
    Path home =
        Optional.ofNullable(invocation.environment().get("HOME"))
            .map(folder -> invocation.workingDir().resolve(folder).resolve(".dbt"))
            .orElse(invocation.workingDir());
    return asked
        .map(folder -> folder.resolve(FILE_NAME))
        .orElseGet(() -> Files.isRegularFile(here) ? here : home.resolve(FILE_NAME));
  }

  Path file() {
    return file;
  }

  /**
   * What the file would be with an entry of a name.
   *
   * @param text all of it
   * @param type of the engine
   */
  record Draft(String text, String type) {}

  /** Whether the file has an entry of that name. */
  boolean has(String name) {
    return read().filter(known -> known.profiles().containsKey(name)).isPresent();
  }

  /** Refuses a profile that is not there. */
  void want(String name) {
    Problems problems = new Problems();
    Path current = invocation.workingDir();
    Optional<Path> found =
        ProfileReader.find(
            invocation.location().profilesDir().map(current::resolve),
            current,
            Path.of(invocation.environment().getOrDefault("HOME", ".")),
            current,
            problems);
    found
        .flatMap(path -> ProfileReader.read(path, current, problems))
        .ifPresent(
            profiles ->
                ProfileReader.profile(
                    profiles, Optional.of(name), Place.of("--profile"), problems));
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
  }

  private Optional<ProfileFile> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    Optional<ProfileFile> profiles = ProfileReader.read(file, invocation.workingDir(), problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return profiles;
  }

  /** Asks what an entry needs, and adds it to what the file says; writes nothing. */
  Draft draft(String name) {
    String type =
        answered(questions.choice("which database does it use?", List.of(DUCKDB, POSTGRES)));
    SequencedMap<String, Object> output = new LinkedHashMap<>();
    output.put("type", type);
    if (type.equals(DUCKDB)) {
      output.put("path", text("file of the database", "dev.duckdb"));
      output.put("threads", number("threads", "4"));
    } else {
      output.put("host", text("host", "localhost"));
      output.put("port", number("port", "5432"));
      output.put("user", text("user", "postgres"));
      output.put("password", password());
      output.put("dbname", text("database", "postgres"));
      output.put("schema", text("schema", name));
      output.put("threads", number("threads", "4"));
    }
    String text = existing() + entry(name, output);
    refuseBroken(name, text);
    return new Draft(text, type);
  }

  void write(Draft draft) {
    NewFiles.replace(file, draft.text);
  }

  private String text(String question, String standard) {
    return answered(questions.text(question, standard));
  }

  private Object number(String question, String standard) {
    while (true) {
      String answer = text(question + " (a number)", standard);
      if (answer.matches("[1-9][0-9]{0,4}")) {
        return Integer.valueOf(answer);
      }
      if (!questions.areAnswered()) {
        throw new IllegalArgumentException(question + " " + answer);
      }
    }
  }

  private String password() {
    String typed =
        answered(
            questions.secret(
                "password (Enter: read from the environment variable "
                    + PASSWORD_VARIABLE
                    + " whenever it is needed)"));
    return typed.isEmpty() ? "{{ env_var('" + PASSWORD_VARIABLE + "') }}" : typed;
  }

  static String answered(Optional<String> answer) {
    return answer.orElseThrow(
        () ->
            new ProblemException(
                Problem.error(
                    InitCodes.UNANSWERED,
                    "a question has no answer",
                    "the input ended; nothing was written",
                    "start again and answer, or give --skip-profile-setup")));
  }

  private String existing() {
    try {
      String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      return text.isBlank() ? "" : text.stripTrailing() + "\n\n";
    } catch (IOException e) {
      throw NewFiles.notWritten(file, e);
    }
  }

  private static String entry(String name, SequencedMap<String, Object> output) {
    List<String> lines = new ArrayList<>();
    lines.add((name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? name : JsonText.of(name)) + ":");
    lines.add("  target: dev");
    lines.add("  outputs:");
    lines.add("    dev:");
    for (Map.Entry<String, Object> setting : output.entrySet()) {
      boolean word = setting.getKey().equals("type");
      lines.add(
          "      "
              + setting.getKey()
              + ": "
              + (word ? setting.getValue() : JsonText.of(setting.getValue())));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A file may be written so that nothing can be added at its end. */
  private void refuseBroken(String name, String text) {
    Problems problems = new Problems();
    boolean there =
        YamlReader.readMap(file.toString(), text, problems)
            .filter(map -> map.value(name).isPresent())
            .isPresent();
    if (!there || problems.hasErrors()) {
      throw new ProblemException(
          Problem.error(
              InitCodes.NOT_WRITTEN,
              Place.of(file.toString()),
              "a profile cannot be added at the end of this file",
              "with it, the file would be no YAML, or mean something else",
              "add the profile '"
                  + name
                  + "' by hand, or name another folder with --profiles-dir"));
    }
  }
}
