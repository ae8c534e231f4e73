package dev.atoll.core.pipeline;

import dev.atoll.core.freeze.FreezeCodes;
import dev.atoll.core.freeze.Frozen;
import dev.atoll.core.freeze.FrozenFile;
import dev.atoll.core.freeze.FrozenNode;
import dev.atoll.core.freeze.FrozenReader;
import dev.atoll.core.freeze.FrozenTenant;
import dev.atoll.core.freeze.IgnoredColumns;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** {@code compare}: holds what stands in the databases, or a second file, against frozen data. */
final class CompareUseCase {
  private final Invocation invocation;
  private final CompareRequest request;
  private final Cancellation cancellation;

  CompareUseCase(Invocation invocation, CompareRequest request, Cancellation cancellation) {
    this.invocation = invocation;
    this.request = request;
    this.cancellation = cancellation;
  }

  ContentDifference compare() {
    FrozenFile before = read(request.before());
    return request.after().isPresent()
        ? withFile(before.frozen(), request.after().get())
        : withDatabases(before.frozen());
  }

  private FrozenFile read(Path path) {
    try {
      return FrozenReader.read(
          Files.readString(invocation.workingDir().resolve(path), StandardCharsets.UTF_8),
          path.toString());
    } catch (IOException e) {
      throw FrozenReader.notFrozen(
          path.toString(), e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private ContentDifference withFile(Frozen before, Path path) {
    Frozen after = read(path).frozen();
    if (!before.header().fleet().equals(after.header().fleet())) {
      throw otherFleet(before, after.header().fleet());
    }
    IgnoredColumns ignored =
        new IgnoredColumns(request.ignored())
            .and(before.header().ignored())
            .and(after.header().ignored());
    return difference(before, after, Optional.of(path.toString()), ignored, new Problems());
  }

  private ProblemException otherFleet(Frozen before, String fleet) {
    return new ProblemException(
        Problem.error(
            FreezeCodes.OTHER_FLEET,
            Place.of(request.before().toString()),
            "this is the data of another fleet",
            "it was frozen for '%s', and this is '%s'".formatted(before.header().fleet(), fleet),
            "call compare in the folder of that fleet, or give a file of this one"));
  }

  private ContentDifference withDatabases(Frozen file) {
    Problems reading = new Problems();
    Fleet fleet =
        FleetReader.read(invocation.start(), reading)
            .orElseThrow(() -> new ProblemException(reading.sorted()));
    if (!fleet.isPlain() && !fleet.name().equals(file.header().fleet())) {
      throw otherFleet(file, fleet.name());
    }
    Loaded loaded = FreezeUseCase.load(invocation(file, fleet), "compare");
    if (!loaded.name().equals(file.header().fleet())) {
      throw otherFleet(file, loaded.name());
    }
    Problems problems = new Problems();
    problems.addAll(loaded.warnings());
    SequencedMap<TenantId, FrozenTenant> frozen = new LinkedHashMap<>();
    file.tenants().forEach(tenant -> frozen.put(tenant.tenant(), tenant));
    SequencedMap<TenantId, Freezing.Wanted> wanted = wanted(file, frozen, loaded, problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    refuseNobody(file, frozen, loaded);
    IgnoredColumns ignored = new IgnoredColumns(request.ignored()).and(file.header().ignored());
    List<FrozenTenant> now = new ArrayList<>(FreezeUseCase.invalid(loaded, problems));
    now.addAll(new Freezing(invocation, loaded, ignored, cancellation, problems).read(wanted));
    Frozen after =
        new Frozen(
            FreezeUseCase.header(
                invocation, loaded, file.header().selection(), file.header().sources(), ignored),
            now);
    return difference(narrowed(file, wanted, loaded), after, Optional.empty(), ignored, problems);
  }

  /** In the environment the data were frozen in, unless another one is asked for. */
  private Invocation invocation(Frozen file, Fleet fleet) {
    Optional<String> target =
        invocation
            .target()
            .or(() -> Optional.of(file.header().environment()).filter(name -> !name.isEmpty()));
    Invocation here = invocation.withTarget(target);
    boolean some =
        file.header().scope() == Frozen.Scope.SOME_TENANTS && !invocation.tenants().narrows();
    if (fleet.isPlain() || !some) {
      return here;
    }
    Set<TenantId> known = new LookUseCases(here).known();
    List<String> ids =
        file.tenants().stream()
            .map(FrozenTenant::tenant)
            .filter(known::contains)
            .map(TenantId::value)
            .toList();
    if (ids.isEmpty()) {
      throw nobody();
    }
    return here.forTenants(ids);
  }

  private void refuseNobody(Frozen file, Map<TenantId, FrozenTenant> frozen, Loaded loaded) {
    boolean somebody =
        loaded.tenants().stream().map(Loaded.Ready::id).anyMatch(frozen::containsKey)
            || loaded.invalid().keySet().stream().anyMatch(frozen::containsKey);
    if (!somebody && !file.tenants().isEmpty()) {
      throw nobody();
    }
  }

  private ProblemException nobody() {
    return new ProblemException(
        Problem.error(
            FreezeCodes.NOBODY_IN_COMMON,
            Place.of(request.before().toString()),
            "no tenant of this file is among those that are selected",
            "",
            "select tenants that were frozen, or freeze these"));
  }

  /**
   * What is read: what the file's selection hits today, and what it hit then, as far as the command
   * does not say less.
   */
  private SequencedMap<TenantId, Freezing.Wanted> wanted(
      Frozen file, Map<TenantId, FrozenTenant> frozen, Loaded loaded, Problems problems) {
    Set<dev.atoll.core.project.ResourceType> types =
        Freezing.types(FreezeRequest.Sources.valueOf(file.header().sources().name()));
    Choices then = Choices.of(Selections.of(file.header().selection()), types, loaded, invocation);
    Choices own = Choices.of(request.selection(), types, loaded, invocation);
    SequencedMap<TenantId, Freezing.Wanted> wanted = new LinkedHashMap<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      FrozenTenant known = frozen.get(tenant.id());
      if (known == null && file.header().scope() == Frozen.Scope.SOME_TENANTS) {
        continue;
      }
      // What the file's selection does not hit any more is told as gone, not as a mistake.
      Set<String> ids = new LinkedHashSet<>(then.in(tenant, new Problems()));
      Map<String, Set<String>> hashed = new TreeMap<>();
      if (known != null) {
        known.nodes().forEach((id, node) -> add(tenant, id, node, ids, hashed));
      }
      ids.retainAll(own.in(tenant, problems));
      wanted.put(tenant.id(), new Freezing.Wanted(Freezing.withRelation(tenant, ids), hashed));
    }
    return wanted;
  }

  private static void add(
      Loaded.Ready tenant,
      String id,
      FrozenNode node,
      Set<String> ids,
      Map<String, Set<String>> hashed) {
    if (tenant.graph().graph().find(id).isPresent()) {
      ids.add(id);
    }
    if (node.reading() instanceof FrozenNode.Content content) {
      hashed.put(id, content.hashed());
    }
  }

  /** The file without what the command leaves out. */
  private Frozen narrowed(Frozen file, Map<TenantId, Freezing.Wanted> wanted, Loaded loaded) {
    boolean all = request.selection().equals(Selection.ALL);
    Set<TenantId> selected = new LinkedHashSet<>(wanted.keySet());
    selected.addAll(loaded.invalid().keySet());
    List<FrozenTenant> tenants = new ArrayList<>();
    for (FrozenTenant tenant : file.tenants()) {
      Freezing.Wanted now = wanted.get(tenant.tenant());
      if (now == null || all) {
        if (selected.contains(tenant.tenant()) || !invocation.tenants().narrows()) {
          tenants.add(tenant);
        }
        continue;
      }
      SequencedMap<String, FrozenNode> nodes = new LinkedHashMap<>();
      now.nodes()
          .forEach(
              node -> {
                FrozenNode known = tenant.nodes().get(node.id());
                if (known != null) {
                  nodes.put(node.id(), known);
                }
              });
      tenants.add(
          new FrozenTenant(tenant.tenant(), tenant.engine(), Ordered.map(nodes), tenant.failure()));
    }
    return new Frozen(file.header(), tenants);
  }

  private ContentDifference difference(
      Frozen before,
      Frozen after,
      Optional<String> afterFile,
      IgnoredColumns ignored,
      Problems problems) {
    List<TenantId> moved = Comparing.onOtherEngines(before, after);
    if (!moved.isEmpty()) {
      Problem problem = otherEngine(before, after, moved);
      if (moved.size() == after.tenants().size()) {
        throw new ProblemException(problem.forTenants(List.of()));
      }
      problems.add(problem);
    }
    Comparing comparing = new Comparing(ignored);
    List<ContentDifference.Tenant> tenants =
        comparing.tenants(before, after).stream()
            .filter(tenant -> !cancellation.isRequested() || isRead(tenant, after))
            .toList();
    return new ContentDifference(
        side(before, Optional.of(request.before().toString())),
        side(after, afterFile),
        tenants,
        comparing.withoutRows(),
        problems.sorted());
  }

  /** After a stop, those that were not read any more are no difference. */
  private static boolean isRead(ContentDifference.Tenant tenant, Frozen after) {
    return after.tenants().stream().anyMatch(known -> known.tenant().equals(tenant.tenant()));
  }

  private Problem otherEngine(Frozen before, Frozen after, List<TenantId> moved) {
    return Problem.error(
            FreezeCodes.OTHER_ENGINE,
            Place.of(request.before().toString()),
            "these data come from another engine",
            "they were frozen on %s, and this is %s; hashes of two engines say nothing about each other"
                .formatted(engine(before, moved.getFirst()), engine(after, moved.getFirst())),
            "freeze again where the tenant lies now")
        .forTenants(moved);
  }

  private static String engine(Frozen frozen, TenantId tenant) {
    return frozen.tenants().stream()
        .filter(known -> known.tenant().equals(tenant))
        .map(FrozenTenant::engine)
        .findFirst()
        .orElse("");
  }

  private static ContentDifference.Side side(Frozen frozen, Optional<String> file) {
    Frozen.Header header = frozen.header();
    return new ContentDifference.Side(file, header.fleet(), header.environment(), header.release());
  }
}
