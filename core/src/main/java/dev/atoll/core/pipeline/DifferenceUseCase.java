package dev.atoll.core.pipeline;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.atoll.core.compile.ConfigTrail;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.Variant;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.TenantDifference.OfConfig;
import dev.atoll.core.pipeline.TenantDifference.OfSetting;
import dev.atoll.core.pipeline.TenantDifference.OfSql;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts two tenants side by side. */
final class DifferenceUseCase {
  private static final int AROUND = 2;

  private final Invocation invocation;
  private final FleetForms forms = new FleetForms();

  DifferenceUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  TenantDifference of(String left, String right) {
    if (left.equals(right)) {
      throw DifferenceQuestion.itself("tenant", left);
    }
    Loader.Readings read = loader(invocation).read(SecretUse.LEAVE_OUT);
    Tenant one = ExplainUseCase.tenant(read, left);
    Tenant other = ExplainUseCase.tenant(read, right);
    Loaded loaded = VariantsUseCase.load(invocation.forTenants(List.of(left, right)));
    List<OfSetting> settings = settings(new Side(one, read), new Side(other, read));
    return nodes(loaded.ready(one), loaded.ready(other), settings);
  }

  private static Loader loader(Invocation invocation) {
    return new Loader(
        invocation,
        Started.of(invocation).invoked(),
        Flags.of("compile"),
        tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()));
  }

  /** All settings of one tenant, by kind and name. */
  private record Side(Tenant tenant, Loader.Readings read) {
    Map<String, Map<String, Explained>> settings() {
      SettingTrails trails = new SettingTrails(tenant, read.projectVars());
      Map<String, Map<String, Explained>> all = new LinkedHashMap<>();
      all.put("label", decided(tenant.labels()));
      all.put("overlay", decided(tenant.overlays()));
      Map<String, Explained> variables = new TreeMap<>();
      trails.variableNames().forEach(name -> variables.put(name, trails.variable(name)));
      all.put("variable", variables);
      all.put("env", decided(tenant.env()));
      Map<String, Explained> routing = new TreeMap<>();
      trails.setting("engine").ifPresent(engine -> routing.put("engine", engine));
      if (tenant.engine() instanceof EngineTarget.Direct direct) {
        decided(direct.settings()).forEach((name, value) -> routing.put(name, relative(value)));
      }
      put(routing, "database", tenant.database());
      put(routing, "schema", tenant.schema());
      put(routing, "timezone", tenant.timezone());
      put(routing, "schedule", tenant.schedule());
      all.put("routing", routing);
      all.put("limit", decided(tenant.limits()));
      all.put("source", decided(FeedSettings.of(tenant)));
      return all;
    }

    /** Files of tenants lie below the fleet's folder. */
    private Explained relative(Explained setting) {
      String root = read.resolved().fleet().root() + "/";
      return setting.value() instanceof String text && text.startsWith(root)
          ? new Explained(setting.name(), text.substring(root.length()), setting.said())
          : setting;
    }

    private static void put(
        Map<String, Explained> settings, String name, Optional<Setting> setting) {
      setting.ifPresent(found -> settings.put(name, SettingTrails.decided(name, found)));
    }

    private static Map<String, Explained> decided(Map<String, Setting> settings) {
      Map<String, Explained> all = new TreeMap<>();
      settings.forEach((name, setting) -> all.put(name, SettingTrails.decided(name, setting)));
      return all;
    }
  }

  private static List<OfSetting> settings(Side left, Side right) {
    List<OfSetting> differences = new ArrayList<>();
    Map<String, Map<String, Explained>> others = right.settings();
    left.settings()
        .forEach(
            (kind, settings) -> {
              Map<String, Explained> other = others.getOrDefault(kind, Map.of());
              TreeSet<String> names = new TreeSet<>(settings.keySet());
              names.addAll(other.keySet());
              for (String name : names) {
                Explained nobody = new Explained(name, null, List.of());
                Explained mine = settings.getOrDefault(name, nobody);
                Explained theirs = other.getOrDefault(name, nobody);
                if (!alike(mine.value(), theirs.value())) {
                  differences.add(new OfSetting(kind, mine, theirs));
                }
              }
            });
    return differences;
  }

  /** Secrets are not read, so nothing is said of them. */
  private static boolean alike(@Nullable Object left, @Nullable Object right) {
    return Objects.equals(left, right) || (left instanceof Secret && right instanceof Secret);
  }

  private TenantDifference nodes(Loaded.Ready left, Loaded.Ready right, List<OfSetting> settings) {
    Map<String, Node> mine = byId(left);
    Map<String, Node> theirs = byId(right);
    List<String> onlyLeft = mine.keySet().stream().filter(id -> !theirs.containsKey(id)).toList();
    List<String> onlyRight = theirs.keySet().stream().filter(id -> !mine.containsKey(id)).toList();
    List<OfConfig> configs = new ArrayList<>();
    Map<List<String>, List<String>> changes = new LinkedHashMap<>();
    Map<String, List<String>> unknown = new LinkedHashMap<>();
    mine.forEach(
        (id, node) -> {
          Node other = theirs.get(id);
          if (other != null) {
            configs.addAll(configs(left, node, right, other));
            sql(left, node, right, other, changes, unknown);
          }
        });
    List<OfSql> sql = new ArrayList<>();
    changes.forEach((diff, nodes) -> sql.add(new OfSql(nodes, diff, Optional.empty())));
    unknown.forEach((why, nodes) -> sql.add(new OfSql(nodes, List.of(), Optional.of(why))));
    return new TenantDifference(
        left.id(),
        right.id(),
        settings,
        onlyLeft,
        onlyRight,
        configs,
        sql,
        mine.size() - onlyLeft.size());
  }

  private static Map<String, Node> byId(Loaded.Ready tenant) {
    Map<String, Node> nodes = new TreeMap<>();
    FleetForms.nodes(tenant).forEach(node -> nodes.put(node.id(), node));
    return nodes;
  }

  private static List<OfConfig> configs(
      Loaded.Ready left, Node node, Loaded.Ready right, Node other) {
    List<String> different = new ArrayList<>();
    node.config()
        .values()
        .forEach(
            (name, value) -> {
              if (!Objects.equals(value, other.config().value(name))) {
                different.add(name);
              }
            });
    other.config().values().keySet().stream()
        .filter(name -> !node.config().values().containsKey(name))
        .forEach(different::add);
    return different.stream()
        .map(name -> new OfConfig(node.id(), config(left, node, name), config(right, other, name)))
        .toList();
  }

  private static Explained config(Loaded.Ready tenant, Node node, String name) {
    return NodeQuestion.explained(
        name,
        node.config().value(name),
        ConfigTrail.of(node.facts(), tenant.builder(), tenant.graph(), tenant.tenant().trace())
            .getOrDefault(name, List.of()));
  }

  private void sql(
      Loaded.Ready left,
      Node node,
      Loaded.Ready right,
      Node other,
      Map<List<String>, List<String>> changes,
      Map<String, List<String>> unknown) {
    Variant mine = forms.of(left, node);
    Variant theirs = forms.of(right, other);
    if (mine.hash().equals(theirs.hash())) {
      return;
    }
    Optional<String> why = mine.unknownBecause().or(theirs::unknownBecause);
    if (why.isPresent()) {
      unknown.computeIfAbsent(why.get(), same -> new ArrayList<>()).add(node.id());
      return;
    }
    List<String> before = lines(mine);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a", "b", before, DiffUtils.diff(before, lines(theirs)), AROUND);
    // The first two lines name files, and there are none.
    List<String> body = diff.size() > 2 ? List.copyOf(diff.subList(2, diff.size())) : List.of();
    changes.computeIfAbsent(body, same -> new ArrayList<>()).add(node.id());
  }

  private static List<String> lines(Variant variant) {
    return variant.sql().orElse("").strip().lines().map(String::stripTrailing).toList();
  }
}
