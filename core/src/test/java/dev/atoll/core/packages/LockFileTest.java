package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
  /** What dbt 1.11.16 computed for these lists. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{package: a/b, version: 1.0.0} | fbe59819b389dd3c16eebc554e4ec5b3ce2924bc",
        "{package: a/b, version: ['>=1.0.0','<2.0.0']} | 3fb81c1ba79cf8f4ae304803deaa6a9f1b48f61d",
        "{package: a/b, version: '>=1.0.0', install_prerelease: true} |"
            + " b2ec55dccbd9e3c096094e477bf5614b71ff76cf",
        "{git: x} | b82016a84c457e8e4e2535aab60632d81483d77e",
        "{git: x, revision: 12345} | e90c43dbe886f9f8ac561aea31d2a6c5a257d407",
        "{git: x, warn-unpinned: false, revision: main, subdirectory: s} |"
            + " 3b8f6202d3d60828da8bf7a17ba3e5c5a2a63429",
        "{git: x, name: n} | 42722d6485ab8c08a22b4398e1b8cd051e1e641f",
        "{git: x, revision: null} | 4b5d248482d6d6f0b15ecaad60dea67f5964e97e",
        "{local: x} | 000ef978a42b3d45dd13ec5c59ef521d87ba0279",
        "{private: a/b, provider: github, revision: 1.0.0} |"
            + " b5d1333bab7b8401b4e74bcda12e88e0de034a49"
      })
  void theHashIsTheOneThatDbtComputes(String item, String hash) {
    Problems problems = new Problems();
    YamlMap map =
        YamlReader.readMap("packages.yml", "packages: [" + item + "]", problems).orElseThrow();
    List<Listed> listed = PackagesFile.items(map, Rendering.NONE, problems);
    assertThat(problems.sorted()).isEmpty();
    assertThat(LockFile.hashOf(listed)).isEqualTo(hash);
  }

  @Test
  void theHashOfNothingIsTheOneThatDbtComputes() {
    assertThat(LockFile.hashOf(List.of())).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0",
        "1.0",
        "a/b",
        "true",
        "null",
        "12345",
        "1e5",
        "0x1f",
        "it's",
        "a: b",
        "a #b",
        "{{ env_var('X') }}",
        "https://x/{{ env_var('X') }}.git",
        "- a",
        "-a",
        "*a",
        "&a",
        "ü",
        "",
        " a ",
        "=",
        "<<",
        "2026-01-01",
        "12:30",
        "~",
        "a:",
        "@a",
        "%a",
        "`a",
        "~/a",
        "[a]",
        "|",
        "#a"
      })
  void everyTextIsReadAsItWasWritten(String text) {
    Problems problems = new Problems();
    YamlMap map =
        YamlReader.readMap("lock", "key: " + YamlTexts.scalar(text) + "\n", problems).orElseThrow();
    assertThat(map.value("key").orElseThrow()).isInstanceOf(YamlScalar.class);
    assertThat(map.value("key").orElseThrow().toJava()).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsRead(@TempDir Path folder) throws Exception {
    String text =
        LockFile.text(
            List.of(
                new TreeMap<>(Map.of("git", "file:///x", "name", "n", "revision", "1234567")),
                new TreeMap<>(Map.of("name", "d", "tarball", "https://x/{{ env_var('T') }}.gz"))),
            "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    Path file = Files.writeString(folder.resolve("lock"), text);
    Problems problems = new Problems();
    LockFile read = LockFile.read(file, "lock", node -> node.toJava(), problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    assertThat(read.hash()).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
    assertThat(read.packages().stream().map(Listed::written))
        .containsExactly("file:///x", "https://x/{{ env_var('T') }}.gz");
  }
}
