package dev.atoll.engine;

import dev.atoll.domain.Problem;
import java.util.List;

/**
 * What is missing on an engine for some tenants, found out as administrator. Nothing is changed
 * until it is carried out. For one thread.
 */
public interface Provisioning extends AutoCloseable {
  /** Whether what exists already and was not made by provisioning may be taken over. */
  enum Existing {
    REFUSED,
    ADOPTED
  }

  /** What would be done, in its order; empty when nothing is missing. */
  List<ProvisioningStep> steps();

  /** What stands in the way (errors), and what provisioning cannot see to (warnings). */
  List<Problem> problems();

  /**
   * Does one step; they are to be done in their order.
   *
   * @throws EngineException when the engine refuses it
   */
  void carryOut(ProvisioningStep step);

  /** Lets go of connections. */
  @Override
  void close();
}
