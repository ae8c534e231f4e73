package dev.atoll.core.plan;

/**
 * Why a node is, or need not be, built.
 *
 * @param because a few words more, such as {@code reads source crm.orders}; may be empty
 */
public record Decision(StepReason reason, String because) {
  static Decision of(StepReason reason) {
    return new Decision(reason, "");
  }
}
