package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Keyboard;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** New projects, profiles and fleets, and what can be done with them at once. */
@Timeout(300)
final class InitTest {
  @TempDir Path temporary;
  private Path folder = Path.of(".");
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void anEmptyHome() throws IOException {
    folder = temporary.toRealPath();
    Files.createDirectories(folder.resolve("home"));
    environment = new TreeMap<>(Map.of("HOME", folder.resolve("home").toString()));
  }

  /** A person who answers what is in a list, and then leaves. */
  private static final class Typist implements Keyboard {
    private final Deque<String> answers;

    Typist(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public boolean isTerminal() {
      return true;
    }

    @Override
    public Optional<String> line() {
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> secret(String prompt) {
      return line();
    }
  }

  private Tool.Said run(String where, Keyboard keyboard, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              toOut,
              toErr,
              Ordered.map(environment),
              folder.resolve(where),
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              keyboard,
              Interrupts.NONE);
      code = Main.run(List.of(words), world, Atoll.standard());
    }
    return new Tool.Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Tool.Said good(String where, String... words) {
    Tool.Said said = run(where, Keyboard.NONE, words);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
    return said;
  }

  private String refused(String where, Keyboard keyboard, String... words) {
    Tool.Said said = run(where, keyboard, words);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isEqualTo(2);
    assertThat(said.err()).doesNotContain("unexpected error");
    return said.err();
  }

  private Path profiles() {
    return folder.resolve("home/.dbt/profiles.yml");
  }

  private List<String> tree(String where) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(where))) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, text);
  }

  @Test
  void aNewProjectBuildsAtOnce() throws IOException {
    assertThat(good("", "init", "shop").out()).contains("wrote the profile shop (duckdb)");
    assertThat(good("shop", "build").out()).contains("PASS=7 WARN=0 ERROR=0");
    assertThat(Files.readString(profiles())).contains("type: duckdb");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profiles())))
        .isEqualTo("rw-------");
    assertThat(tree("shop"))
        .contains(
            "shop/.gitignore",
            "shop/README.md",
            "shop/analyses/.gitkeep",
            "shop/macros/.gitkeep",
            "shop/models/example/schema.yml",
            "shop/seeds/.gitkeep",
            "shop/snapshots/.gitkeep",
            "shop/tests/.gitkeep");
  }

  @Test
  void aNewProjectBecomesAFleetThatCanBeCheckedPlannedAndBuiltAtOnce() {
    good("", "init", "shop");
    good("shop", "init", "--fleet");
    assertThat(good("shop", "check").out()).contains("nothing found");
    assertThat(good("shop", "plan").out()).contains("2 tenants (acme, bolt): 7 steps");
    assertThat(good("shop", "build").out()).contains("PASS=14 WARN=0 ERROR=0");
  }

  @Test
  void aFleetTakesTheVariablesOfItsProject() throws IOException {
    write(
        "transform/dbt_project.yml",
        """
        name: transform
        version: '1.0'
        profile: none
        vars:
          currency: EUR
          vat: 0.19
          start: 3
          strict: true
          day: 2026-01-02
          nothing:
          regions: [eu, "a: b"]
          rates: {a: 1}
          transform: {own: 'x "y" \\\\ {z}'}
        """);
    write(
        "transform/models/one.sql",
        "select '{{ var(\"currency\") }}' as c, {{ var('start') }} as s, '{{ var('own') }}' as o");
    good("", "init", "--fleet");
    String fleet = Files.readString(folder.resolve("fleet.yml"));

    assertThat(fleet)
        .contains(
            "project: \"transform\"",
            "\"currency\": {type: string, default: \"EUR\"}",
            "\"vat\": {type: number, default: 0.19}",
            "\"start\": {type: integer, default: 3}",
            "\"strict\": {type: boolean, default: true}",
            "\"regions\": {type: list, default: [\"eu\", \"a: b\"]}",
            "\"own\": {type: string");
    assertThat(good("", "check").out()).contains("nothing found");
    assertThat(good("", "plan").out()).contains("2 tenants (acme, bolt): 1 step");
    good("", "build");
  }

  @Test
  void aPersonIsAskedForTheProfileAndAPasswordIsNotShown() throws Exception {
    PostgresServer server = PostgresServer.shared();
    server.makeDatabase("beginning", "postgres");
    Keyboard typist =
        new Typist(
            "shop",
            "oracle",
            "postgres",
            "localhost",
            "x",
            "" + server.port(),
            "postgres",
            "pass \"word\"",
            "beginning",
            "",
            "2");
    Tool.Said said = run("", typist, "init");

    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
    assertThat(said.err())
        .contains("name of the project [my_project]: ", "port (a number) [5432]: ")
        .doesNotContain("pass \"word\"");
    assertThat(said.out()).doesNotContain("pass");
    assertThat(Files.readString(profiles()))
        .contains("password: \"pass \\\"word\\\"\"", "schema: \"shop\"", "threads: 2");
    assertThat(good("shop", "build").out()).contains("PASS=7 WARN=0 ERROR=0");
    good("shop", "init", "--fleet");
    assertThat(Files.readString(folder.resolve("shop/fleet.yml")))
        .contains("server: {profile: \"shop\", target: \"dev\"}");
    assertThat(good("shop", "check").out()).contains("nothing found");
    assertThat(good("shop", "plan").out()).contains("2 tenants (acme, bolt): 7 steps");
  }

  @Test
  void aPasswordCanStayInTheEnvironment() throws IOException {
    Keyboard typist = new Typist("postgres", "", "", "", "", "", "", "");
    assertThat(run("", typist, "init", "shop").code()).isZero();
    assertThat(Files.readString(profiles()))
        .contains("password: \"{{ env_var('DBT_ENV_SECRET_PASSWORD') }}\"");
    environment.put("DBT_ENV_SECRET_PASSWORD", "x");
    good("shop", "parse");
  }

  @Test
  void whoLeavesInTheMiddleLeavesNothingBehind() throws IOException {
    List<String> before = tree("");
    assertThat(refused("", new Typist("postgres", "localhost"), "init", "shop"))
        .contains("error[A782]");
    assertThat(refused("", new Typist(), "init")).contains("error[A782]");
    assertThat(tree("")).isEqualTo(before);
  }

  @Test
  void aProfileIsAddedToThoseThatAreThere() throws IOException {
    write("home/.dbt/profiles.yml", "# mine\nother:\n  target: x\n  outputs: {}");
    Path real = folder.resolve("home/real.yml");
    Files.move(profiles(), real);
    Files.createSymbolicLink(profiles(), real);
    good("", "init", "shop");
    assertThat(profiles()).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith("# mine\nother:\n").contains("\n\nshop:\n");

    good("shop", "init");
    assertThat(good("shop", "init").out()).contains("kept the profile shop");
    write("home/real.yml", "{other: {outputs: {}}}\n");
    assertThat(refused("", Keyboard.NONE, "init", "second")).contains("error[A783]", "by hand");
    assertThat(folder.resolve("second")).doesNotExist();
  }

  @Test
  void insideAProjectOnlyItsProfileIsMade() throws IOException {
    write("mine/dbt_project.yml", "name: mine\nversion: '1.0'\nprofile: harbour-2\n");
    List<String> before = tree("mine");
    assertThat(good("mine", "init").out()).contains("wrote the profile harbour-2 (duckdb)");
    assertThat(tree("mine")).isEqualTo(before);
    assertThat(refused("mine", Keyboard.NONE, "init", "more")).contains("error[A781]");
  }

  @Test
  void aProfileCanBeSkippedOrNamed() throws IOException {
    assertThat(good("", "init", "shop", "-s").out()).contains("wrote no profile");
    assertThat(profiles()).doesNotExist();
    assertThat(refused("", Keyboard.NONE, "init", "second", "--profile", "nobody"))
        .contains("error[A218]");
    write("home/.dbt/profiles.yml", "known: {target: dev, outputs: {dev: {type: duckdb}}}\n");
    assertThat(refused("", Keyboard.NONE, "init", "second", "--profile", "knwon"))
        .contains("error[A219]", "did you mean");
    good("", "init", "second", "--profile", "known");
    assertThat(Files.readString(folder.resolve("second/dbt_project.yml")))
        .contains("profile: 'known'");
    good("second", "build");
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    write("shop/mine.txt", "mine");
    List<String> before = tree("");
    assertThat(refused("", Keyboard.NONE, "init", "shop")).contains("error[A781]");
    assertThat(refused("", Keyboard.NONE, "init", "1shop")).contains("error[A780]", "p_1shop");
    assertThat(refused("", Keyboard.NONE, "init", "my-shop")).contains("such as my_shop");
    assertThat(refused("", Keyboard.NONE, "init")).contains("error[A780]", "needs a name");
    assertThat(refused("", Keyboard.NONE, "init", "--fleet")).contains("error[A784]");
    assertThat(tree("")).isEqualTo(before);

    good("", "init", "fresh");
    write("fresh/fleet/base.yml", "vars: {}\n");
    assertThat(refused("fresh", Keyboard.NONE, "init", "--fleet")).contains("error[A781]");
    assertThat(folder.resolve("fresh/fleet.yml")).doesNotExist();
  }
}
