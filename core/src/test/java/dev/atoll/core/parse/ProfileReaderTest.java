package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.ProfileFile;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileReaderTest {
  private static final String TEXT =
      """
      config: {send_anonymous_usage_stats: false}
      retail:
        target: "{{ env_var('T', 'dev') }}"
        outputs:
          dev: {type: duckdb, path: "{{ env_var('P') }}"}
          prod: {type: duckdb, path: x}
      """;

  private final Problems problems = new Problems();
  @TempDir private Path directory;

  private ProfileFile read(String text) {
    ProjectFolder.in(directory).file("profiles.yml", text);
    return ProfileReader.read(directory.resolve("profiles.yml"), directory, problems).orElseThrow();
  }

  @Test
  void aProfileKeepsItsOutputsUnrendered() {
    ProfileFile.Profile profile = read(TEXT).profiles().firstEntry().getValue();

    assertThat(profile.target().orElseThrow().toJava()).isEqualTo("{{ env_var('T', 'dev') }}");
    assertThat(profile.outputs().keySet()).containsExactly("dev", "prod");
    assertThat(ProfileReader.output(profile, "dev", problems).orElseThrow().toJava())
        .hasToString("{type=duckdb, path={{ env_var('P') }}}");
    assertThat(read(TEXT).profiles()).containsOnlyKeys("retail");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void whatIsMissingIsAProblemWithTheNearestName() {
    ProfileFile file = read(TEXT);
    Place project = Place.of("dbt_project.yml");

    assertThat(ProfileReader.profile(file, Optional.of("retial"), project, problems)).isEmpty();
    assertThat(ProfileReader.profile(file, Optional.empty(), project, problems)).isEmpty();
    ProfileFile.Profile retail =
        ProfileReader.profile(file, Optional.of("retail"), project, problems).orElseThrow();
    assertThat(ProfileReader.output(retail, "prd", problems)).isEmpty();

    assertThat(ProblemText.of(problems))
        .isEqualTo(
            """
            dbt_project.yml: error[A219]: the project names no profile
              mend:  add 'profile: …' with one of retail, or use --profile
            profiles.yml: error[A219]: there is no profile 'retial'
              cause: profiles.yml has retail
              mend:  did you mean 'retail'?
            profiles.yml:2:1: error[A220]: profile 'retail' has no target 'prd'
              cause: its outputs are dev, prod
              mend:  did you mean 'prod'?
            """);
  }

  @Test
  void theFolderAskedForComesBeforeAllOthers() throws IOException {
    Path current = Files.createDirectories(directory.resolve("current"));
    Path home = Files.createDirectories(directory.resolve("home"));
    Path project = Files.createDirectories(directory.resolve("project"));
    Path asked = Files.createDirectories(directory.resolve("asked"));

    assertThat(ProfileReader.find(Optional.of(asked), current, home, project, problems)).isEmpty();
    assertThat(ProblemText.of(problems)).contains("A218").contains(asked.toString());

    ProjectFolder.in(project).file("profiles.yml", "");
    assertThat(ProfileReader.find(Optional.empty(), current, home, project, problems))
        .contains(project.resolve("profiles.yml"));
    ProjectFolder.in(home).file(".dbt/profiles.yml", "");
    assertThat(ProfileReader.find(Optional.empty(), current, home, project, problems))
        .contains(home.resolve(".dbt/profiles.yml"));
    ProjectFolder.in(current).file("profiles.yml", "");
    assertThat(ProfileReader.find(Optional.empty(), current, home, project, problems))
        .contains(current.resolve("profiles.yml"));
    assertThat(ProfileReader.find(Optional.of(project), current, home, project, problems))
        .contains(project.resolve("profiles.yml"));
  }
}
