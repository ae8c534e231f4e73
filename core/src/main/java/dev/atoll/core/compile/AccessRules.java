package dev.atoll.core.compile;

import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.value.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Groups, and who may read which model (https://docs.getdbt.com/docs/mesh/govern/model-access). For
 * one tenant.
 */
final class AccessRules {
  /** A reference to a model that keeps itself to its group or package. */
  static final String NOT_ALLOWED = "A422";

  /** A group that does not exist, stands twice or has no owner. */
  static final String GROUP = "A423";

  /** A value of {@code access} that is none. */
  static final String BAD_ACCESS = "A424";

  private static final List<String> ACCESS = List.of("private", "protected", "public");

  private final Project project;
  private final Map<String, OtherProperties> groups = new LinkedHashMap<>();

  AccessRules(Project project) {
    this.project = project;
  }

  /** Reads the groups of all packages. */
  void checkGroups(Problems problems) {
    for (PackageSource source : project.packages()) {
      for (PropertiesFile file : source.properties()) {
        for (OtherProperties said : file.others()) {
          if (said.type() == ResourceType.GROUP) {
            addGroup(said, problems);
          }
        }
      }
    }
  }

  private void addGroup(OtherProperties group, Problems problems) {
    String name = group.name().text();
    OtherProperties twin = groups.putIfAbsent(name, group);
    if (twin != null) {
      problems.add(
          Problem.error(
              GROUP,
              group.place().withLength(name.length()),
              "group '" + name + "' stands twice",
              "it also stands at " + twin.place(),
              "put both into one, or rename one"));
    }
    Optional<YamlNode> owner = group.raw().value("owner");
    boolean known =
        owner
            .filter(
                said ->
                    said instanceof YamlMap map
                        && (map.value("name").isPresent() || map.value("email").isPresent()))
            .isPresent();
    if (owner.isPresent() && !known) {
      problems.add(
          Problem.error(
              GROUP,
              owner.get().place(),
              "the owner of group '" + name + "' has neither name nor email",
              "",
              "write 'owner: {name: …, email: …}'"));
    }
  }

  /** What a node says of itself. */
  void checkNode(NodeFacts facts, Problems problems) {
    Optional<String> group = facts.config().text("group");
    if (group.isPresent() && !groups.containsKey(group.get())) {
      problems.add(
          Problem.error(
              GROUP,
              facts.place(),
              facts.type().word()
                  + " '"
                  + facts.shownName()
                  + "' is of group '"
                  + group.get()
                  + "', which does not exist",
              groups.isEmpty()
                  ? "the project has no groups"
                  : "there are: " + String.join(", ", groups.keySet()),
              Nearest.suggestion(group.get(), groups.keySet(), "declare it under 'groups:'")));
    }
    if (facts.type() != ResourceType.MODEL) {
      return;
    }
    String access = facts.config().text("access").orElse("protected");
    if (!ACCESS.contains(access)) {
      problems.add(
          Problem.error(
              BAD_ACCESS,
              facts.place(),
              "access of model '" + facts.shownName() + "' cannot be '" + access + "'",
              "it is private, protected or public",
              Nearest.suggestion(access, ACCESS, "write one of these")));
    } else if (access.equals("public") && facts.config().materialized().equals("ephemeral")) {
      problems.add(
          Problem.error(
              BAD_ACCESS,
              facts.place(),
              "the ephemeral model '" + facts.shownName() + "' cannot be public",
              "it makes no relation that others could read",
              "materialize it as a view, or make it protected"));
    }
  }

  /**
   * Why a node may not read a model; empty when it may.
   *
   * @param group the reader's; a generic test reads on behalf of what it tests
   */
  Optional<ProblemException> refusal(NodeFacts reader, Optional<String> group, NodeFacts target) {
    if (target.type() != ResourceType.MODEL || reader.type() == ResourceType.OPERATION) {
      return Optional.empty();
    }
    boolean elsewhere =
        !reader.packageName().equals(target.packageName())
            && project
                .findPackage(target.packageName())
                .filter(source -> source.file().restrictAccess())
                .isPresent();
    Optional<String> its = target.config().text("group");
    return switch (target.config().text("access").orElse("protected")) {
      case "private" ->
          elsewhere || !group.equals(its)
              ? Optional.of(
                  refused(
                      reader,
                      target,
                      "it is private to "
                          + its.map(name -> "the group '" + name + "'").orElse("no group at all")))
              : Optional.empty();
      case "protected" ->
          elsewhere
              ? Optional.of(
                  refused(
                      reader, target, "it is kept to the package '" + target.packageName() + "'"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static ProblemException refused(NodeFacts reader, NodeFacts target, String why) {
    return Faults.fault(
        NOT_ALLOWED,
        reader.type().word()
            + " '"
            + reader.shownName()
            + "' may not read model '"
            + target.shownName()
            + "'",
        why,
        "give the model a wider access, or the reader the model's group");
  }
}
