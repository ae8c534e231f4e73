package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.pipeline.Explanation.Declared;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Variable;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out what a question means, and answers it. */
final class ExplainUseCase {
  private final Invocation invocation;
  private final ExplainRequest request;

  ExplainUseCase(Invocation invocation, ExplainRequest request) {
    this.invocation = invocation;
    this.request = request;
  }

  Explanation explain() {
    Loader.Readings read = loader().read(SecretUse.LEAVE_OUT);
    Question question = question(read);
    Tenant tenant = tenant(read, question.tenant);
    SettingTrails trails = new SettingTrails(tenant, read.projectVars());
    if (question.subject.isEmpty()) {
      return new TenantOverview(invocation, read, tenant, trails).explain(this::loader);
    }
    String subject = question.subject.get();
    boolean variable = trails.variableNames().contains(subject) || isDeclared(read, subject);
    boolean maybeVariable =
        request.config().isEmpty()
            && request.kind().filter(kind -> kind != ExplainRequest.Kind.VARIABLE).isEmpty();
    if (variable && maybeVariable && request.kind().isPresent()) {
      return variable(read, tenant, trails, subject);
    }
    if (variable && maybeVariable && !mayBeNode(read, subject)) {
      return variable(read, tenant, trails, subject);
    }
    return new NodeQuestion(invocation, request, trails)
        .explain(
            tenant,
            subject,
            loader().load(SecretUse.LEAVE_OUT),
            Optional.of(subject).filter(name -> variable && maybeVariable));
  }

  /** A first word that is no tenant of a plain project is already the subject. */
  private record Question(String tenant, Optional<String> subject) {}

  private Question question(Loader.Readings read) {
    List<String> words = new ArrayList<>(request.words());
    Fleet fleet = read.resolved().fleet();
    String only = Fleet.ONLY_TENANT.value();
    if (fleet.isPlain() && (words.isEmpty() || !words.getFirst().equals(only))) {
      words.addFirst(only);
    }
    if (words.isEmpty() || words.size() > 2) {
      throw new ProblemException(
          Problem.error(
              ExplainCodes.BAD_QUESTION,
              words.isEmpty() ? "explain needs a tenant" : "explain takes two words at most",
              "it explains a tenant, or a variable, a node or a config of one",
              "write 'atoll explain TENANT [VARIABLE | NODE | NODE.CONFIG]'"));
    }
    return new Question(
        words.getFirst(), words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty());
  }

  static Tenant tenant(Loader.Readings read, String id) {
    List<String> known = read.resolved().all().stream().map(tenant -> tenant.id().value()).toList();
    return read.resolved().all().stream()
        .filter(tenant -> tenant.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    read.resolved().invalid().contains(new TenantId(id))
                        ? read.resolved().tenantProblems()
                        : List.of(
                            Problem.error(
                                FleetCodes.UNKNOWN_TENANT,
                                "there is no tenant '" + id + "'",
                                known.size() + " tenants are known",
                                Nearest.suggestion(id, known, "'atoll tenants' lists them")))));
  }

  private static boolean isDeclared(Loader.Readings read, String name) {
    return read.resolved().fleet().contract().variable(name).isPresent();
  }

  /** Whether a file of the project could have made a node of this name. */
  private static boolean mayBeNode(Loader.Readings read, String name) {
    return read.project().packages().stream()
        .anyMatch(
            source ->
                source.models().stream().anyMatch(file -> file.name().equals(name))
                    || source.seeds().stream().anyMatch(file -> file.name().equals(name))
                    || source.snapshots().stream().anyMatch(block -> block.name().equals(name)));
  }

  private Explanation variable(
      Loader.Readings read, Tenant tenant, SettingTrails trails, String name) {
    Fleet fleet = read.resolved().fleet();
    return new Explanation.OfVariable(
        tenant.id(),
        trails.variable(name),
        fleet.contract().variable(name).map(ExplainUseCase::declared),
        trails.layers(fleet, invocation.environment()));
  }

  private static Declared declared(Variable variable) {
    List<String> allowed = new ArrayList<>();
    if (!variable.choices().isEmpty()) {
      allowed.add(
          "one of " + String.join(", ", variable.choices().stream().map(String::valueOf).toList()));
    }
    variable.min().ifPresent(min -> allowed.add("from " + min));
    variable.max().ifPresent(max -> allowed.add("up to " + max));
    variable.pattern().ifPresent(pattern -> allowed.add("like " + pattern));
    return new Declared(
        variable.place(),
        variable.type().word(),
        String.join(" ", allowed),
        List.copyOf(variable.setBy()),
        variable.traits().stream().map(trait -> trait.name().toLowerCase(Locale.ROOT)).toList(),
        variable.description());
  }

  private Loader loader() {
    return new Loader(
        invocation,
        Started.of(invocation).invoked(),
        Flags.of("compile"),
        tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()));
  }

  /** The names by which nodes can be asked for. */
  static Set<String> names(Node node) {
    Set<String> names = new LinkedHashSet<>();
    names.add(node.id());
    names.add(node.name());
    names.add(node.shownName());
    names.add(node.facts().packageName() + "." + node.name());
    if (node instanceof Node.Source source) {
      names.add(source.sourceName() + "." + source.name());
    }
    return names;
  }
}
