package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Why something is as it is for one tenant. Secrets in values have masked texts. */
public sealed interface Explanation {
  TenantId tenant();

  /** What became of one word. */
  enum Standing {
    /** It decided the value. */
    WINS,
    /** It is part of the value. */
    ADDS,
    /** A later word replaced it. */
    LOST
  }

  /**
   * What one source said.
   *
   * @param source a layer, or {@code project}, {@code contract}, {@code cli}, {@code properties},
   *     {@code config()} …
   * @param did {@code set}, {@code merged}, {@code appended} or {@code unset}
   * @param value as written, placeholders included; plain data
   */
  record Said(
      String source,
      Optional<Place> place,
      String did,
      @Nullable Object value,
      Standing standing) {}

  /**
   * A value with everything that was said of it.
   *
   * @param value plain data; null also when nothing is set
   * @param said general to specific; empty when nobody spoke
   */
  record Explained(String name, @Nullable Object value, List<Said> said) {
    public Explained {
      said = List.copyOf(said);
    }

    /** The word that decided; empty when nobody spoke. */
    public Optional<Said> winner() {
      return said.reversed().stream().filter(word -> word.standing() != Standing.LOST).findFirst();
    }
  }

  /**
   * What the contract says of a variable.
   *
   * @param allowed which values it may have, in words; empty when any of its type
   * @param setBy who may set it; empty when every layer and the command line may
   * @param traits {@code required}, {@code symbolic}, {@code secret}
   */
  record Declared(
      Place place,
      String type,
      String allowed,
      List<String> setBy,
      List<String> traits,
      String description) {}

  /**
   * A layer as one tenant meets it.
   *
   * @param file from the fleet's root, placeholders filled in; empty when a label is missing
   * @param found whether the file exists
   */
  record LayerMet(String layer, Optional<String> file, boolean found) {}

  /**
   * A node that is not as it is for most tenants.
   *
   * @param sharing how many tenants have it as this one has it, itself included
   */
  record Deviation(String node, int sharing) {}

  /**
   * How a tenant's nodes compare with the fleet's.
   *
   * @param fleet tenants that were compared, this one included
   * @param deviations nodes whose most common form is another one
   * @param missing nodes that most others have and this one lacks, with how many lack them
   */
  record Nodes(int nodes, int fleet, List<Deviation> deviations, List<Deviation> missing) {}

  /**
   * Everything about a tenant.
   *
   * @param route where on the engine
   * @param overlays in the order in which they apply, each with who gave it to the tenant
   * @param nodes empty when the project cannot be compiled for it; the problems say why
   */
  record OfTenant(
      TenantId tenant,
      String fleet,
      Optional<String> environment,
      Place declared,
      List<Explained> labels,
      Explained enabled,
      Explained engine,
      String engineType,
      String route,
      List<Explained> routing,
      List<LayerMet> layers,
      List<Explained> overlays,
      List<Explained> variables,
      List<Explained> env,
      Optional<Nodes> nodes,
      List<Problem> problems)
      implements Explanation {}

  /**
   * A variable.
   *
   * @param declared empty when the contract does not know it
   * @param problems what is wrong with the tenant's settings: a value that is refused is no value
   */
  record OfVariable(
      TenantId tenant,
      Explained variable,
      Optional<Declared> declared,
      List<LayerMet> layers,
      List<Problem> problems)
      implements Explanation {}

  /** A config of a node. */
  record OfConfig(TenantId tenant, String node, Explained config, boolean addsUp)
      implements Explanation {}

  /**
   * Something that a node's SQL was made from.
   *
   * @param kind {@code var}, {@code env_var}, {@code target}, {@code config}, {@code flags} …
   * @param value plain data; null also when there was none
   * @param from where the value came from, in words
   */
  record ReadSeen(String kind, String name, @Nullable Object value, String from) {}

  /**
   * A node's form for this tenant.
   *
   * @param hash SHA-256 in hex
   * @param sharing tenants that have the same form, itself included
   * @param fleet tenants that have the node
   * @param variants how many forms there are
   * @param sql empty when it is known only when it runs; several of an incremental model that has
   *     another SQL once its relation exists
   * @param unknownBecause why the SQL is known only when it runs
   */
  record FormSeen(
      String hash,
      int sharing,
      int fleet,
      int variants,
      List<SqlSeen> sql,
      Optional<String> unknownBecause,
      List<ReadSeen> reads) {
    public FormSeen {
      sql = List.copyOf(sql);
      reads = List.copyOf(reads);
    }
  }

  /**
   * A node's SQL with names.
   *
   * @param when its relation is {@code absent}, a {@code table}, a {@code view}, a {@code
   *     materialized_view}, or with {@code full_refresh}; empty when it is always this SQL
   */
  record SqlSeen(List<String> when, String sql) {
    public SqlSeen {
      when = List.copyOf(when);
    }
  }

  /**
   * A step upstream, for whose sake another one runs.
   *
   * @param reason code, such as {@code code_changed}
   * @param because a few words more; may be empty
   */
  record Cause(String node, String name, String reason, String because) {}

  /**
   * What {@code atoll plan} says of a node, as far as that is known without a database.
   *
   * @param reason code, such as {@code settings_changed}; empty when it is not selected
   * @param because a few words more; may be empty
   * @param changedOnly what {@code --changed-only} does with it, if all relations are still there
   * @param causes where a reason lies upstream, the steps that have one of their own
   * @param lastTry the run that last tried it; empty when the ledger knows of none
   */
  record InPlan(
      Action action,
      String reason,
      String because,
      Action changedOnly,
      List<Cause> causes,
      Optional<String> lastTry) {
    /** The project's default selector leaves it out. */
    static final InPlan NOT_SELECTED =
        new InPlan(Action.NOT_SELECTED, "", "", Action.NOT_SELECTED, List.of(), Optional.empty());

    /** What becomes of it. */
    public enum Action {
      RUN,
      LEAVE,
      NOT_SELECTED
    }

    public InPlan {
      causes = List.copyOf(causes);
    }
  }

  /**
   * A node.
   *
   * @param relation where it lies; empty for what makes none
   * @param parents ids, each with where it lies
   * @param overlays names of those that change it or a macro it calls
   * @param configs those that somebody spoke of
   * @param runs what its kind and materialization do, in words
   * @param plan what a build would do with it; empty for what is no step
   */
  record OfNode(
      TenantId tenant,
      String uniqueId,
      String type,
      Place declared,
      Optional<String> relation,
      SequencedMap<String, String> parents,
      List<String> overlays,
      List<Explained> configs,
      FormSeen form,
      String runs,
      Optional<InPlan> plan)
      implements Explanation {
    public OfNode {
      parents = Ordered.map(parents);
    }
  }
}
