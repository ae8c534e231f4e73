package dev.atoll.core.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * dbt's index of packages (https://hub.getdbt.com), or one that speaks as it does. Each package is
 * asked for once.
 */
final class Hub {
  /** Where another index may be named, as for dbt. */
  static final String VARIABLE = "DBT_PACKAGE_HUB_URL";

  private static final String USUAL = "https://hub.getdbt.com/";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Web web;
  private final String address;
  private final Map<String, HubPackage> known = new LinkedHashMap<>();
  private final Map<String, Problem> failed = new LinkedHashMap<>();

  Hub(Web web, Map<String, String> environment) {
    this.web = web;
    String named = environment.getOrDefault(VARIABLE, "");
    this.address = named.isBlank() ? USUAL : named.endsWith("/") ? named : named + "/";
  }

  /**
   * A package with all its releases.
   *
   * @throws ProblemException when the hub does not have it, or does not answer
   */
  HubPackage find(String name, Place place) {
    HubPackage there = known.get(name);
    if (there != null) {
      return there;
    }
    Problem earlier = failed.get(name);
    if (earlier != null) {
      throw new ProblemException(earlier.at(place));
    }
    try {
      HubPackage found = parsed(name, place, fetched(name, place));
      known.put(name, found);
      return found;
    } catch (ProblemException e) {
      failed.put(name, e.problem());
      throw e;
    }
  }

  private byte[] fetched(String name, Place place) {
    try {
      return web.read(uri(name, place));
    } catch (Web.Absent e) {
      throw new ProblemException(
          Problem.error(
              PackageCodes.UNKNOWN_PACKAGE,
              place,
              "the hub has no package '" + name + "'",
              "asked " + address,
              Nearest.suggestion(
                  name, names(place), "mend the name; the hub's site lists them all")));
    } catch (IOException e) {
      throw new ProblemException(unreachable(name, place, e));
    }
  }

  private Problem unreachable(String name, Place place, IOException e) {
    return Problem.error(
        PackageCodes.UNREACHABLE,
        place,
        "package '" + name + "' cannot be looked up",
        address + " does not answer: " + e.getMessage(),
        "see whether this machine reaches it, by HTTPS_PROXY perhaps, or name another hub with "
            + VARIABLE);
  }

  private URI uri(String name, Place place) {
    try {
      return URI.create(address + "api/v1/" + name + ".json");
    } catch (IllegalArgumentException e) {
      throw new ProblemException(unreachable(name, place, new IOException("it is no address")));
    }
  }

  /** All names, for a suggestion; none when they cannot be had. */
  private List<String> names(Place place) {
    try {
      List<String> names = new ArrayList<>();
      MAPPER.readTree(web.read(uri("index", place))).forEach(name -> names.add(name.asText()));
      return names;
    } catch (IOException e) {
      return List.of();
    }
  }

  private HubPackage parsed(String name, Place place, byte[] bytes) {
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new ProblemException(badAnswer(name, place, "it is no JSON"));
    }
    JsonNode versions = root.path("versions");
    if (!root.isObject() || !versions.isObject()) {
      throw new ProblemException(badAnswer(name, place, "it has no 'versions'"));
    }
    List<HubPackage.Release> releases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : versions.properties()) {
      Optional<Version> version = Version.of(entry.getKey());
      JsonNode tarball = entry.getValue().path("downloads").path("tarball");
      if (version.isPresent() && tarball.isTextual()) {
        releases.add(release(version.get(), entry.getKey(), name, entry.getValue()));
      }
    }
    return new HubPackage(name, renamed(root, name), releases);
  }

  private Problem badAnswer(String name, Place place, String cause) {
    return Problem.error(
        PackageCodes.BAD_DOWNLOAD,
        place,
        "what the hub says of package '" + name + "' cannot be read",
        address + "api/v1/" + name + ".json: " + cause,
        "see whether " + address + " is a hub of dbt packages, and try again later");
  }

  private static Optional<String> renamed(JsonNode root, String name) {
    if (!root.hasNonNull("redirectnamespace") && !root.hasNonNull("redirectname")) {
      return Optional.empty();
    }
    String owner = name.substring(0, name.indexOf('/'));
    String own = name.substring(name.indexOf('/') + 1);
    return Optional.of(
            root.path("redirectnamespace").asText(owner)
                + "/"
                + root.path("redirectname").asText(own))
        .filter(other -> !other.equals(name));
  }

  private HubPackage.Release release(Version version, String text, String name, JsonNode said) {
    List<String> requires = new ArrayList<>();
    JsonNode ranges = said.path("require_dbt_version");
    if (ranges.isTextual() && !ranges.asText().isEmpty()) {
      requires.add(ranges.asText());
    }
    ranges.forEach(range -> requires.add(range.asText()));
    return new HubPackage.Release(
        version,
        text,
        said.path("name").asText(name.substring(name.indexOf('/') + 1)),
        said.path("downloads").path("tarball").asText(),
        requires,
        packages(name + " " + text, said.path("packages")));
  }

  /** The list in the shape in which files have it: JSON is YAML. */
  private static YamlMap packages(String shown, JsonNode packages) {
    try {
      String text = packages.isArray() ? MAPPER.writeValueAsString(packages) : "[]";
      return YamlReader.readMap(shown, "packages: " + text, new Problems())
          .orElse(YamlMap.empty(Place.of(shown)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }
}
